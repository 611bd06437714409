package io.github.proxmoxctl.git;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Commits for tests: by Ada, at noon. */
final class Changes {

  static final Actor ADA = new Actor("Ada Lovelace", "ada@example.org");
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private Changes() {}

  static BranchChange of(String message, Map<String, String> files) {
    return new BranchChange(message + "\n", ADA, NOON, new TreeMap<>(files));
  }
}
