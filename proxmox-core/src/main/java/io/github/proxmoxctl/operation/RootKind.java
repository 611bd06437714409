package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.model.Stack;
import io.github.proxmoxctl.state.RootName;

/** What a root consists of: which static module it runs, and what its objects are. */
enum RootKind {
  /** Servers of a stack: {@code shop/r01}. */
  SERVERS("servers"),
  /** What belongs to no server of a cluster: {@code cluster/main}. */
  CLUSTER("cluster"),
  /** Backup jobs of a stack: {@code shop/backup}. */
  BACKUP("backup");

  private final String module;

  RootKind(String module) {
    this.module = module;
  }

  /** The folder below {@code terraform/}. */
  String module() {
    return module;
  }

  /** Names decide: the language keeps the stack {@code cluster} free, roots of servers are rNN. */
  static RootKind of(RootName root) {
    if (root.stack().equals(Stack.SHARED)) {
      return CLUSTER;
    }
    return root.root().equals(BACKUP.module) ? BACKUP : SERVERS;
  }
}
