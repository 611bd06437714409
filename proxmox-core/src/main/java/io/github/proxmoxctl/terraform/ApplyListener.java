package io.github.proxmoxctl.terraform;

import io.github.proxmoxctl.process.ProcessIdentity;

/** Hears of an apply while it runs. */
@FunctionalInterface
public interface ApplyListener {

  /** Terraform runs; nothing was sent to the cluster yet. If this throws, it is stopped. */
  default void started(ProcessIdentity terraform) {}

  /** A resource began, goes on, is complete or failed. */
  void event(TerraformEvent.Apply event);
}
