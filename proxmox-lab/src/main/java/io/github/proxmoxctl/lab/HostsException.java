package io.github.proxmoxctl.lab;

/** Hosts were asked for, and the machine does not allow them. */
public final class HostsException extends RuntimeException {
  HostsException(String why) {
    super("the lab cannot have hosts: " + why);
  }
}
