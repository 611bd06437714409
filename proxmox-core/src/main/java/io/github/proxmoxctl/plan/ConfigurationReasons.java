package io.github.proxmoxctl.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a host is configured again, found by comparing the parts that decide its configuration: as
 * the ledger has them and as they are now.
 */
public final class ConfigurationReasons {

  private static final String ROLE = "role ";
  private static final String VARIABLES = "variables of ";
  private static final String SECRET = "secret ";
  private static final Pattern VERSION = Pattern.compile(" version (\\S+)$");

  private ConfigurationReasons() {}

  /** In the words of the YAML; never empty. */
  public static List<String> between(
      SortedMap<String, String> before, SortedMap<String, String> now) {
    SortedSet<String> parts = new TreeSet<>(before.keySet());
    parts.addAll(now.keySet());
    List<String> reasons = new ArrayList<>();
    for (String part : parts) {
      @Nullable String was = before.get(part);
      @Nullable String is = now.get(part);
      if (!Objects.equals(was, is)) {
        reasons.add(reason(part, was, is));
      }
    }
    // that a role came or went is said once, by "roles"
    reasons.removeIf(String::isEmpty);
    return reasons.isEmpty() ? List.of("what it was configured to is not known") : reasons;
  }

  private static String reason(String part, @Nullable String was, @Nullable String is) {
    if (part.startsWith(ROLE)) {
      return was == null || is == null ? "" : part + " changed";
    } else if (part.startsWith(VARIABLES)) {
      return part + ": " + String.join(", ", changedWords(was, is));
    } else if (part.startsWith(SECRET)) {
      return part + secret(was, is);
    } else if (part.equals("roles")) {
      return "roles: " + listed(words(was), words(is));
    } else if (part.equals("playbook")) {
      return "what proxmoxctl does on every host changed";
    } else if (part.equals("requirements")) {
      return "ansible/requirements.yml changed";
    }
    return part + " " + (was == null ? "unknown" : was) + " → " + (is == null ? "unknown" : is);
  }

  private static String secret(@Nullable String was, @Nullable String is) {
    if (was == null) {
      return " is new";
    } else if (is == null) {
      return " is gone";
    } else if (!place(was).equals(place(is))) {
      return " is kept elsewhere now";
    }
    return ": version " + version(was) + " → " + version(is);
  }

  private static String place(String secret) {
    return VERSION.matcher(secret).replaceFirst("");
  }

  private static String version(String secret) {
    Matcher matcher = VERSION.matcher(secret);
    return matcher.find() ? matcher.group(1) : "unknown";
  }

  private static List<String> changedWords(@Nullable String was, @Nullable String is) {
    Map<String, String> before = digests(was);
    Map<String, String> now = digests(is);
    SortedSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    return names.stream().filter(name -> !Objects.equals(before.get(name), now.get(name))).toList();
  }

  // name:digest name:digest
  private static Map<String, String> digests(@Nullable String text) {
    Map<String, String> digests = new LinkedHashMap<>();
    for (String word : words(text)) {
      int colon = word.lastIndexOf(':');
      digests.put(colon < 0 ? word : word.substring(0, colon), word.substring(colon + 1));
    }
    return digests;
  }

  private static Set<String> words(@Nullable String text) {
    return text == null || text.isEmpty()
        ? Set.of()
        : new LinkedHashSet<>(Arrays.asList(text.split(" ")));
  }

  private static String listed(Set<String> was, Set<String> is) {
    List<String> changes = new ArrayList<>();
    is.stream().filter(role -> !was.contains(role)).forEach(role -> changes.add("+ " + role));
    was.stream().filter(role -> !is.contains(role)).forEach(role -> changes.add("- " + role));
    return changes.isEmpty() ? "another order" : String.join(", ", changes);
  }
}
