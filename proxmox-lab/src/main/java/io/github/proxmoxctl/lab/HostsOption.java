package io.github.proxmoxctl.lab;

import java.util.Locale;
import java.util.Optional;

/** Whether running guests have a real host behind them. */
public enum HostsOption {
  /** They have; a lab that cannot have them does not start. */
  ON,
  /** The lab is its API only. */
  OFF,
  /** They have if the machine allows it, else the lab says why not. */
  AUTO;

  /** The option of a name, {@code on}, {@code off} or {@code auto}. */
  static Optional<HostsOption> of(String name) {
    for (HostsOption option : values()) {
      if (option.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }
}
