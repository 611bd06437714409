package io.github.proxmoxctl.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The known word that was probably meant: the nearest by Damerau-Levenshtein distance (insert,
 * delete, replace, swap neighbours), if it is near enough not to mislead.
 */
public final class DidYouMean {

  private DidYouMean() {}

  /** The nearest of the known words, the first by name on a tie; empty when none is near. */
  public static Optional<String> nearest(String typed, Collection<String> known) {
    int limit = Math.max(1, typed.length() / 3);
    return known.stream()
        .filter(word -> Math.abs(word.length() - typed.length()) <= limit)
        .map(word -> new Candidate(word, distance(fold(typed), fold(word))))
        .filter(candidate -> candidate.distance <= limit)
        .filter(candidate -> candidate.distance < typed.length())
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
        .map(Candidate::word);
  }

  private record Candidate(String word, int distance) {}

  // Locale.ROOT: a Turkish default locale would lower "I" to a dotless i
  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static int distance(String from, String to) {
    int[] beforeLast = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] now = new int[to.length() + 1];
      now[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replace = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(replace, Math.min(last[j], now[j - 1]) + 1);
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          now[j] = Math.min(now[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = now;
    }
    return last[to.length()];
  }
}
