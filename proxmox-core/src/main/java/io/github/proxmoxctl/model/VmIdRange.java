package io.github.proxmoxctl.model;

/** VM ids from the first to the last, both included. */
public record VmIdRange(int first, int last) {

  public VmIdRange {
    if (first < 100 || last > 999_999_999 || first > last) {
      throw new IllegalArgumentException("VM ids run from 100 to 999999999");
    }
  }

  public boolean contains(int vmId) {
    return vmId >= first && vmId <= last;
  }

  public int size() {
    return last - first + 1;
  }

  @Override
  public String toString() {
    return first + "–" + last;
  }
}
