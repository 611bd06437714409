package io.github.proxmoxctl.lab.cluster;

import io.github.proxmoxctl.lab.config.PropertyString;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The {@code boot} key: {@code order=scsi0;net0}. */
final class BootOrder {
  private BootOrder() {}

  /** Refuses an order that names a device the guest will not have. */
  static void check(String boot, Predicate<String> exists) {
    for (String device : devices(boot)) {
      if (!exists.test(device)) {
        throw Refusal.died("invalid bootorder: device '" + device + "' does not exist'");
      }
    }
  }

  /** Takes a removed device out of the order. */
  static void without(Map<String, String> config, String device) {
    String boot = config.get("boot");
    if (boot == null) {
      return;
    }
    List<String> devices = new ArrayList<>(devices(boot));
    if (devices.remove(device)) {
      config.put("boot", devices.isEmpty() ? "" : "order=" + String.join(";", devices));
    }
  }

  private static List<String> devices(String boot) {
    return PropertyString.parse(boot, "legacy")
        .get("order")
        .map(order -> Arrays.stream(order.split(";")).filter(name -> !name.isEmpty()).toList())
        .orElse(List.of());
  }
}
