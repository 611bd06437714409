package io.github.proxmoxctl.ledger;

import io.github.proxmoxctl.git.Actor;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedServer.Interface;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.RunRecord;
import io.github.proxmoxctl.model.RunRecord.Counts;
import io.github.proxmoxctl.model.RunRecord.Result;
import io.github.proxmoxctl.model.RunRecord.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Records as a small shop would have them. */
final class Samples {

  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  static final String COMMIT = "3f9c2e1000000000000000000000000000000000";

  private Samples() {}

  static Provenance provenance(String run) {
    return new Provenance(
        run,
        new Actor("Ada Lovelace", "ada@example.org"),
        COMMIT,
        "7a41c90d55e2",
        List.of("Grace Hopper <grace@example.org>"),
        "https://forge.example.org/ops/infra/pull/7",
        "0.1.0");
  }

  static AppliedServer server(String name, int vmId) {
    return new AppliedServer(
        name,
        name,
        vmId,
        "00000000-0000-5000-8000-%012d".formatted(vmId),
        "pve1",
        "r01",
        "rocky-9",
        "1",
        new AppliedServer.Template("pve2", 9000),
        true,
        new TreeMap<>(Map.of("system", "scsi0")),
        new TreeMap<>(
            Map.of(
                "front",
                new Interface(
                    0,
                    "BC:24:11:00:00:%02X".formatted(vmId % 256),
                    "app",
                    Ipv4Address.parse("10.1.0." + vmId % 256).orElseThrow()))),
        1);
  }

  static AppliedStack stack(String name, AppliedServer... servers) {
    SortedMap<String, AppliedServer> byName = new TreeMap<>();
    for (AppliedServer server : servers) {
      byName.put(server.name(), server);
    }
    return new AppliedStack(
        name,
        "main",
        COMMIT,
        "7a41c90d55e2",
        new TreeMap<>(Map.of("r01", "sha256:5e")),
        byName,
        List.of(),
        List.of());
  }

  static RunRecord run(String id, String stack, Result result) {
    return new RunRecord(
        id,
        "apply",
        "Ada Lovelace <ada@example.org>",
        NOON,
        NOON.plusSeconds(75),
        COMMIT,
        List.of(
            new Stage(
                stack, "terraform", "r01", result, new Counts(2, 1, 0, 0), List.of("12:30, no"))));
  }

  static AppliedState state(AppliedStack... stacks) {
    SortedMap<String, AppliedStack> byName = new TreeMap<>();
    for (AppliedStack stack : stacks) {
      byName.put(stack.name(), stack);
    }
    return new AppliedState(byName);
  }
}
