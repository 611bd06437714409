package io.github.proxmoxctl.model;

/** Addresses from the first to the last, both included. */
public record AddressRange(Ipv4Address first, Ipv4Address last) {

  public AddressRange {
    if (first.compareTo(last) > 0) {
      throw new IllegalArgumentException("a range does not run backwards");
    }
  }

  public boolean contains(Ipv4Address address) {
    return address.compareTo(first) >= 0 && address.compareTo(last) <= 0;
  }

  /** How many addresses, at least 1. */
  public long size() {
    return last.value() - first.value() + 1;
  }

  @Override
  public String toString() {
    return first + "–" + last;
  }
}
