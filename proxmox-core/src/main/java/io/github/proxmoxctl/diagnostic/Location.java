package io.github.proxmoxctl.diagnostic;

/**
 * Where in the infrastructure repo something was written.
 *
 * @param file path relative to the infrastructure root, with {@code /}
 * @param line from 1
 * @param column from 1, in characters
 * @param length how many characters of that line are meant; at least 1
 */
public record Location(String file, int line, int column, int length)
    implements Comparable<Location> {

  public Location {
    if (line < 1 || column < 1 || length < 1) {
      throw new IllegalArgumentException("lines, columns and lengths count from 1");
    }
  }

  /** A whole file, when no place in it can be named. */
  public static Location ofFile(String file) {
    return new Location(file, 1, 1, 1);
  }

  /** {@code file:line}, the short form for plans. */
  public String fileAndLine() {
    return file + ":" + line;
  }

  @Override
  public int compareTo(Location other) {
    // by hand: a chain of comparators costs every start of the tool some milliseconds
    int files = file.compareTo(other.file);
    if (files != 0) {
      return files;
    }
    int lines = Integer.compare(line, other.line);
    if (lines != 0) {
      return lines;
    }
    int columns = Integer.compare(column, other.column);
    return columns != 0 ? columns : Integer.compare(length, other.length);
  }

  /** {@code file:line:column}, the form that editors and terminals can follow. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
