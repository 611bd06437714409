package io.github.proxmoxctl.lab.cluster;

/** Whether a guest's QEMU process is there. */
public enum Power {
  /** No process. */
  STOPPED,
  /** A process whose CPUs run. */
  RUNNING,
  /** A process whose CPUs are held. */
  PAUSED
}
