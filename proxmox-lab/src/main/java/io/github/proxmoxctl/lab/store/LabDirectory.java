package io.github.proxmoxctl.lab.store;

import java.nio.file.Path;

/**
 * Where things are in a lab's directory.
 *
 * <pre>
 * ca.pem          certificate authority; survives restarts
 * ca.key          its key, mode 0600
 * tokens/plan     API token of the reading identity, mode 0600: user@realm!id=secret
 * tokens/apply    API token of the writing identity, mode 0600
 * tokens/admin    API token of root@pam, mode 0600
 * ticket.key      signs tickets, mode 0600
 * world/          guests, pools and files on storages; {@code reset} removes it
 * hosts/          what the hosts behind guests keep; {@code reset} removes it
 * faults/         what goes wrong by request, see FaultFiles; {@code reset} removes it
 * hosts.mode      whether there are hosts, and why not; there while the lab runs
 * lab.lock        held by the process that serves the directory
 * lab.pid         its process id; there while it runs
 * endpoint        its URL; there while it runs
 * </pre>
 *
 * @param root the directory
 */
public record LabDirectory(Path root) {
  /** The certificate authority, to be trusted by clients. */
  public Path ca() {
    return root.resolve("ca.pem");
  }

  /** The authority's key. */
  public Path caKey() {
    return root.resolve("ca.key");
  }

  /** The API token of an identity, {@code plan}, {@code apply} or {@code admin}. */
  public Path token(String identity) {
    return root.resolve("tokens").resolve(identity);
  }

  /** The key that signs tickets. */
  public Path ticketKey() {
    return root.resolve("ticket.key");
  }

  /** Guests and pools. */
  public Path world() {
    return root.resolve("world");
  }

  /** The files on storages that are no disks of guests. */
  public Path files() {
    return world().resolve("files");
  }

  /** What the hosts behind guests keep. */
  public Path hosts() {
    return root.resolve("hosts");
  }

  /** What goes wrong because somebody asked for it. */
  public Path faults() {
    return root.resolve("faults");
  }

  /** {@code on}, or why there are no hosts. */
  public Path hostsMode() {
    return root.resolve("hosts.mode");
  }

  /** Held by the process that serves the directory. */
  public Path lock() {
    return root.resolve("lab.lock");
  }

  /** The id of that process. */
  public Path pid() {
    return root.resolve("lab.pid");
  }

  /** Its URL. */
  public Path endpoint() {
    return root.resolve("endpoint");
  }
}
