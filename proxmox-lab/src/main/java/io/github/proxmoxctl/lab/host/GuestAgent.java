package io.github.proxmoxctl.lab.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the QEMU guest agent of a running host can tell and do. What fails is a refusal. */
public interface GuestAgent {
  /** Interfaces with addresses and counters, in the agent's own shape. */
  List<Map<String, Object>> interfaces();

  /** The name that the host has given itself. */
  String hostName();

  /** The operating system, in the agent's own shape. */
  Map<String, Object> osInfo();

  /**
   * A file's content.
   *
   * @param limit the most bytes to read
   */
  Content read(String file, int limit);

  /**
   * Starts a program.
   *
   * @param input what it reads
   * @return a number to ask for it by
   */
  long execute(List<String> command, byte[] input);

  /** How a program that was started goes; empty if there is none of that number. */
  Optional<Execution> execution(long number);

  /** Asks the host to shut down, and does not wait. */
  void shutdown();

  /**
   * What was read; each character is a byte.
   *
   * @param isWhole false if there is more
   */
  record Content(String bytes, boolean isWhole) {}

  /**
   * A program that was started. Once it has been told that it ended, it is forgotten. What it wrote
   * has a character for each byte.
   *
   * @param exitCode null while it runs
   */
  record Execution(@Nullable Integer exitCode, String output, String errors) {}
}
