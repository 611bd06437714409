package io.github.proxmoxctl.proxmox;

import java.time.Duration;

/**
 * How long we wait for a cluster.
 *
 * @param connect for one connection and its TLS handshake
 * @param silence so long nothing may arrive
 * @param call for one request from its start to the last byte of its answer
 * @param attempts a read is tried at most so often
 * @param pause the longest pause after the first attempt; doubled after each
 */
record Timeouts(Duration connect, Duration silence, Duration call, int attempts, Duration pause) {

  static final Timeouts DEFAULT =
      new Timeouts(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          4,
          Duration.ofMillis(400));
}
