package io.github.proxmoxctl.lab.config;

import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Guest tags: sorted, unique, lower-case, joined by semicolons. */
final class Tags {
  private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9_+.-]*");

  private Tags() {}

  /**
   * The configuration's spelling of a list of tags.
   *
   * @throws IllegalArgumentException with Proxmox's text if a tag is malformed
   */
  static String normalise(String text) {
    TreeSet<String> tags = new TreeSet<>();
    for (String tag : text.split("[;,\\s]+", -1)) {
      if (tag.isEmpty()) {
        continue;
      }
      if (!TAG.matcher(tag).matches()) {
        throw new IllegalArgumentException("invalid format - invalid characters in tag");
      }
      tags.add(tag.toLowerCase(Locale.ROOT));
    }
    return String.join(";", tags);
  }
}
