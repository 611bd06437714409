package io.github.proxmoxctl.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv6 address, without a zone.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record Ipv6Address(long high, long low) implements Comparable<Ipv6Address> {

  private static final int GROUPS = 8;
  private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");

  /** Reads {@code 2001:db8::11} in any of its spellings; empty for anything else. */
  public static Optional<Ipv6Address> parse(String text) {
    int gap = text.indexOf("::");
    List<Integer> first = new ArrayList<>();
    List<Integer> last = new ArrayList<>();
    boolean isLegal =
        gap < 0
            ? groups(text, first) && first.size() == GROUPS
            : groups(text.substring(0, gap), first)
                && groups(text.substring(gap + 2), last)
                && first.size() + last.size() < GROUPS;
    if (!isLegal) {
      return Optional.empty();
    }
    while (first.size() + last.size() < GROUPS) {
      first.add(0);
    }
    first.addAll(last);
    return Optional.of(new Ipv6Address(number(first, 0), number(first, GROUPS / 2)));
  }

  private static boolean groups(String text, List<Integer> into) {
    if (text.isEmpty()) {
      return true;
    }
    for (String group : text.split(":", -1)) {
      if (!GROUP.matcher(group).matches() || into.size() == GROUPS) {
        return false;
      }
      into.add(Integer.parseInt(group, 16));
    }
    return true;
  }

  private static long number(List<Integer> groups, int from) {
    long number = 0;
    for (int index = from; index < from + GROUPS / 2; index++) {
      number = number << 16 | groups.get(index);
    }
    return number;
  }

  /** The address that far behind this one; carries into the first half. */
  public Ipv6Address plus(long offset) {
    long sum = low + offset;
    boolean carries = offset >= 0 && Long.compareUnsigned(sum, low) < 0;
    return new Ipv6Address(carries ? high + 1 : high, sum);
  }

  /** Whether it holds on its own link only, as a router's address often does. */
  public boolean isLinkLocal() {
    return high >>> 54 == 0xFE80 >>> 6;
  }

  @Override
  public int compareTo(Ipv6Address other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh == 0 ? Long.compareUnsigned(low, other.low) : byHigh;
  }

  /** The one spelling of RFC 5952: lower case, the longest row of zeros left out. */
  @Override
  public String toString() {
    int start = -1;
    int length = 1;
    for (int index = 0; index < GROUPS; index++) {
      int end = index;
      while (end < GROUPS && group(end) == 0) {
        end++;
      }
      if (end - index > length) {
        start = index;
        length = end - index;
      }
    }
    if (start < 0) {
      return text(0, GROUPS);
    }
    return text(0, start) + "::" + text(start + length, GROUPS);
  }

  private String text(int from, int to) {
    List<String> groups = new ArrayList<>();
    for (int index = from; index < to; index++) {
      groups.add(Integer.toHexString(group(index)));
    }
    return String.join(":", groups);
  }

  private int group(int index) {
    long half = index < GROUPS / 2 ? high : low;
    return (int) (half >>> (48 - 16 * (index % 4)) & 0xFFFF);
  }
}
