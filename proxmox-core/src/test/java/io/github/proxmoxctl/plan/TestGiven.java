package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.Ipv4Address;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Servers as the ledger or an allocation has them, for the recorded plans. */
public final class TestGiven {

  /** The recorded server. */
  public static final AppliedServer WEB =
      server(
          "web",
          Map.of("system", "scsi0", "data", "scsi1"),
          nic(0, "10.1.0.11"),
          "front",
          nic(2, "10.2.0.11"),
          "store");

  private TestGiven() {}

  public static AppliedServer.Interface nic(int slot, String address) {
    return new AppliedServer.Interface(
        slot, "BC:24:11:00:00:0" + (slot + 1), "app", Ipv4Address.parse(address).orElse(null));
  }

  /** With interfaces as pairs of what it got and its name. */
  public static AppliedServer server(
      String name, Map<String, String> disks, Object... nicsAndNames) {
    SortedMap<String, AppliedServer.Interface> interfaces = new TreeMap<>();
    for (int i = 0; i < nicsAndNames.length; i += 2) {
      interfaces.put((String) nicsAndNames[i + 1], (AppliedServer.Interface) nicsAndNames[i]);
    }
    return new AppliedServer(
        name,
        name,
        1042,
        "11111111-2222-5333-8444-555555555555",
        "pve1",
        "r01",
        "debian-12",
        "12.1",
        new AppliedServer.Template("pve1", 9001),
        false,
        new TreeMap<>(disks),
        interfaces,
        1);
  }

  public static AppliedServer protectedOne(AppliedServer server) {
    return new AppliedServer(
        server.name(),
        server.firstName(),
        server.vmId(),
        server.uuid(),
        server.node(),
        server.root(),
        server.image(),
        server.imageVersion(),
        server.template(),
        true,
        server.disks(),
        server.interfaces(),
        1);
  }
}
