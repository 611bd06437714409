package io.github.proxmoxctl.vault;

import java.time.Duration;

/**
 * How long we wait for Vault.
 *
 * @param connect for one connection and its TLS handshake
 * @param answer for the answer to one request
 * @param attempts a read is tried at most so often; a login once
 * @param pause the longest pause after the first attempt; doubled after each
 */
record Timeouts(Duration connect, Duration answer, int attempts, Duration pause) {

  static final Timeouts DEFAULT =
      new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(20), 4, Duration.ofMillis(400));
}
