package io.github.proxmoxctl.git;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One commit to be made on a branch.
 *
 * @param message the whole commit message, trailers included
 * @param author author and committer
 * @param files new or changed files, UTF-8 text by path with {@code /}
 */
public record BranchChange(
    String message, Actor author, Instant at, SortedMap<String, String> files) {

  public BranchChange {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
