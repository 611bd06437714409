package io.github.proxmoxctl.plan;

/** What happens to a server. The order is that of a plan: worst first. */
public enum Action {
  DESTROY,
  REPLACE,
  UPDATE,
  /** Only settings of the provider change; nothing happens in Proxmox. */
  BOOKKEEPING,
  /** The state moves to another name. */
  RENAME,
  /** A server that exists is taken into the state. */
  ADOPT,
  CREATE,
  NONE;

  /** Whether it counts for exit codes and policy. */
  public boolean isChange() {
    return this != NONE && this != BOOKKEEPING;
  }

  /** Whether a server that runs is lost. */
  public boolean isDestructive() {
    return this == DESTROY || this == REPLACE;
  }
}
