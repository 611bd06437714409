package io.github.proxmoxctl.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of things that Terraform makes and that are no servers. */
public enum ObjectKind {
  SECURITY_GROUP("proxmox_virtual_environment_cluster_firewall_security_group"),
  /** A file that servers are made from. */
  IMAGE("proxmox_download_file"),
  BACKUP_JOB("proxmox_backup_job");

  private final String type;

  ObjectKind(String type) {
    this.type = type;
  }

  /** Terraform's type of the resource. */
  public String type() {
    return type;
  }

  /** {@code security group}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static Optional<ObjectKind> ofType(String type) {
    return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
  }
}
