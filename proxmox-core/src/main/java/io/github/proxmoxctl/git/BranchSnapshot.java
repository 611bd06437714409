package io.github.proxmoxctl.git;

import java.util.Optional;
import java.util.SortedMap;

/** The files of a branch at one commit. */
public interface BranchSnapshot {

  /** The commit, 40 hexadecimal digits; empty while the branch does not exist. */
  Optional<String> commit();

  /** The content of a file; empty where there is none. */
  Optional<byte[]> read(String path);

  /**
   * The files that lie directly in a folder, content by name.
   *
   * @param folder a path with {@code /}, empty for the root
   */
  SortedMap<String, byte[]> filesIn(String folder);
}
