package io.github.proxmoxctl.terraform;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** A version as Terraform and OpenTofu number theirs; what follows the third number is dropped. */
public record ToolVersion(int major, int minor, int patch) implements Comparable<ToolVersion> {

  private static final Pattern FORM =
      Pattern.compile("v?(\\d{1,5})\\.(\\d{1,5})\\.(\\d{1,5})(?:[-+].*)?");

  private static final Comparator<ToolVersion> ORDER =
      Comparator.comparingInt(ToolVersion::major)
          .thenComparingInt(ToolVersion::minor)
          .thenComparingInt(ToolVersion::patch);

  public static Optional<ToolVersion> parse(String text) {
    var matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new ToolVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3))))
        : Optional.empty();
  }

  @Override
  public int compareTo(ToolVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
