package io.github.proxmoxctl.terraform;

/**
 * Lets one {@code terraform init} through at a time, on this machine: Terraform's plugin cache does
 * not stand two (hashicorp/terraform#31964).
 */
@FunctionalInterface
public interface InitGate {

  /** Waits for its turn; closing the result ends it. */
  Turn enter();

  /** Being inside. */
  @FunctionalInterface
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }
}
