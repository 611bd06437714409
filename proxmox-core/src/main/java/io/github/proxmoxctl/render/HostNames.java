package io.github.proxmoxctl.render;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Many hosts in few words: {@code shop-db-1, shop-web-1…3}. */
final class HostNames {

  /** A list longer than this tells nobody more than its length does. */
  private static final int SHOWN = 20;

  /** Where what differs is only mentioned. */
  private static final int FEW = 3;

  private static final int SERIES = 3;
  private static final Pattern NUMBERED = Pattern.compile("(.*?)([0-9]+)");

  private HostNames() {}

  static String text(Collection<String> hosts) {
    return text(hosts, "");
  }

  /**
   * All hosts, or the first of them and how many more there are.
   *
   * @param suffix what stands behind each, such as {@code :9100}
   */
  static String text(Collection<String> hosts, String suffix) {
    return text(hosts, suffix, SHOWN);
  }

  /** Every one, however many there are. */
  static String all(Collection<String> hosts) {
    return text(hosts, "", Integer.MAX_VALUE);
  }

  /** A few of them, which may be anything that is numbered, such as addresses. */
  static String few(Collection<String> hosts) {
    return text(hosts, "", FEW);
  }

  private static String text(Collection<String> hosts, String suffix, int most) {
    List<Series> all = series(hosts);
    String shown =
        all.stream()
            .limit(most)
            .map(series -> series.text() + suffix)
            .collect(Collectors.joining(", "));
    int more = all.stream().skip(most).mapToInt(series -> series.names().size()).sum();
    return more == 0 ? shown : shown + " and " + more + " more";
  }

  private static List<Series> series(Collection<String> hosts) {
    List<Numbered> sorted = hosts.stream().distinct().map(Numbered::of).sorted(ORDER).toList();
    List<Series> all = new ArrayList<>();
    List<Numbered> open = new ArrayList<>();
    for (Numbered host : sorted) {
      if (!open.isEmpty() && !host.follows(open.get(open.size() - 1))) {
        all.addAll(Series.of(open));
        open.clear();
      }
      open.add(host);
    }
    all.addAll(Series.of(open));
    return all;
  }

  private static final Comparator<Numbered> ORDER =
      Comparator.comparing(Numbered::stem)
          .thenComparing(host -> host.digits().isEmpty() ? BigInteger.ZERO : host.number())
          .thenComparing(Numbered::digits);

  private record Numbered(String stem, String digits) {

    static Numbered of(String name) {
      Matcher matcher = NUMBERED.matcher(name);
      return matcher.matches()
          ? new Numbered(matcher.group(1), matcher.group(2))
          : new Numbered(name, "");
    }

    BigInteger number() {
      return new BigInteger(digits);
    }

    // 09 is followed by 10, and 9 by 10, but 9 not by 010
    boolean follows(Numbered before) {
      return stem.equals(before.stem)
          && !digits.isEmpty()
          && !before.digits.isEmpty()
          && number().equals(before.number().add(BigInteger.ONE))
          && (digits.length() == before.digits.length() || !digits.startsWith("0"));
    }

    String name() {
      return stem + digits;
    }
  }

  private record Series(String text, List<String> names) {

    static List<Series> of(List<Numbered> run) {
      List<String> names = run.stream().map(Numbered::name).toList();
      return run.size() < SERIES
          ? names.stream().map(name -> new Series(name, List.of(name))).toList()
          : List.of(new Series(names.get(0) + "…" + run.get(run.size() - 1).digits(), names));
    }
  }
}
