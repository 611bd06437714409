package io.github.proxmoxctl.model;

/**
 * An amount of memory or disk.
 *
 * @param bytes zero or more
 */
public record DataSize(long bytes) implements Comparable<DataSize> {

  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;
  private static final long TIB = 1L << 40;

  public DataSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size is not negative");
    }
  }

  public static DataSize ofMebibytes(long mebibytes) {
    return new DataSize(Math.multiplyExact(mebibytes, MIB));
  }

  public static DataSize ofGibibytes(long gibibytes) {
    return new DataSize(Math.multiplyExact(gibibytes, GIB));
  }

  public static DataSize ofTebibytes(long tebibytes) {
    return new DataSize(Math.multiplyExact(tebibytes, TIB));
  }

  public long mebibytes() {
    return bytes / MIB;
  }

  public long gibibytes() {
    return bytes / GIB;
  }

  public boolean isWholeGibibytes() {
    return bytes % GIB == 0;
  }

  public boolean isWholeMebibytes() {
    return bytes % MIB == 0;
  }

  @Override
  public int compareTo(DataSize other) {
    return Long.compare(bytes, other.bytes);
  }

  /** For people: {@code 4 GiB}, in the largest unit that has no fraction. */
  @Override
  public String toString() {
    if (bytes > 0 && bytes % TIB == 0) {
      return bytes / TIB + " TiB";
    }
    if (bytes > 0 && bytes % GIB == 0) {
      return bytes / GIB + " GiB";
    }
    return bytes % MIB == 0 ? bytes / MIB + " MiB" : bytes + " B";
  }
}
