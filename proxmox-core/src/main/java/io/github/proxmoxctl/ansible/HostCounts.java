package io.github.proxmoxctl.ansible;

import com.fasterxml.jackson.databind.JsonNode;

/** Ansible's recap of one host: how many tasks ended how. */
public record HostCounts(int ok, int changed, int failures, int unreachable) {

  static HostCounts of(JsonNode json) {
    return new HostCounts(
        json.path("ok").asInt(),
        json.path("changed").asInt(),
        json.path("failures").asInt(),
        json.path("unreachable").asInt());
  }

  /** Whether all that was to run on it has run to its end. */
  boolean isClean() {
    return failures == 0 && unreachable == 0 && ok > 0;
  }
}
