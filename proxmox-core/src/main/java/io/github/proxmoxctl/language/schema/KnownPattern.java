package io.github.proxmoxctl.language.schema;

import com.google.re2j.Pattern;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A pattern that remembers what it matched: an estate names one image a thousand times. */
final class KnownPattern {

  private static final int MOST = 2000;

  private final Pattern pattern;
  private final Set<String> matched = ConcurrentHashMap.newKeySet();

  KnownPattern(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  boolean matches(String text) {
    if (matched.contains(text)) {
      return true;
    }
    boolean isMatch = pattern.matcher(text).find();
    if (isMatch && text.length() < 200 && matched.size() < MOST) {
      matched.add(text);
    }
    return isMatch;
  }
}
