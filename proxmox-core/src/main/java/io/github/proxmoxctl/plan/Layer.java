package io.github.proxmoxctl.plan;

/** The layers of a stack's plan, in the order in which they are brought about. */
public enum Layer {
  /** What Terraform does: {@code apply}. */
  SERVERS,
  /** What Ansible does: {@code configure}. */
  CONFIGURATION,
  /** What Prometheus is told: {@code register-monitoring}. */
  MONITORING
}
