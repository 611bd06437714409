package io.github.proxmoxctl.allocation;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Ipv4Address;
import java.time.Instant;
import java.util.Objects;

/** Allocates for tests, on an empty ledger or on what was applied before. */
final class Allocate {

  private Allocate() {}

  static final Instant DATE = Instant.parse("2026-11-23T00:00:00Z");

  static Allocation fresh(DesiredState desired) {
    return Allocator.allocate(desired, AppliedState.empty(), DATE);
  }

  static AppliedState applied(DesiredState desired) {
    return Recorded.after(AppliedState.empty(), desired, fresh(desired), DATE);
  }

  static AppliedServer get(Allocation allocation, String name) {
    return Objects.requireNonNull(allocation.servers().get(name), name);
  }

  static AppliedServer get(AppliedState state, String name) {
    AppliedStack shop = Objects.requireNonNull(state.stacks().get("shop"));
    return Objects.requireNonNull(shop.servers().get(name), name);
  }

  static Ipv4Address address(String text) {
    return Ipv4Address.parse(text).orElseThrow();
  }

  static AppliedServer.Interface nic(AppliedServer server, String name) {
    return Objects.requireNonNull(server.interfaces().get(name), name);
  }
}
