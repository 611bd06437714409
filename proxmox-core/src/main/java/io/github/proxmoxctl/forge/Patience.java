package io.github.proxmoxctl.forge;

import java.time.Duration;

/**
 * How long we wait for a forge.
 *
 * @param connect for one connection and its TLS handshake
 * @param silence so long nothing may arrive
 * @param call for one request from its start to the last byte of its answer
 * @param attempts what can be repeated is tried at most so often
 * @param pause the longest pause after the first attempt; doubled after each
 * @param limit so long we wait in all until a rate limit is lifted
 */
record Patience(
    Duration connect,
    Duration silence,
    Duration call,
    int attempts,
    Duration pause,
    Duration limit) {

  static final Patience DEFAULT =
      new Patience(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          4,
          Duration.ofSeconds(1),
          Duration.ofSeconds(90));
}
