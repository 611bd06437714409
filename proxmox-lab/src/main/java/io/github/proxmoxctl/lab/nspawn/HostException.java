package io.github.proxmoxctl.lab.nspawn;

/** Something on the machine kept a host from being made; the text says what. */
public final class HostException extends RuntimeException {
  HostException(String message) {
    super(message);
  }
}
