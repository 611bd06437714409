package io.github.proxmoxctl.lab.auth;

import java.util.Locale;
import java.util.Set;

/** The lab's kinds of caller. */
public enum Role {
  /** Reads everything but the inside of guests; changes nothing. */
  PLAN("proxmoxctl-plan@pve", ""),
  /** Makes, changes and removes guests. */
  APPLY(
      "proxmoxctl@pve",
      " Datastore.Allocate Datastore.AllocateSpace Datastore.AllocateTemplate Pool.Allocate"
          + " SDN.Use Sys.AccessNetwork Sys.Modify VM.Allocate"
          + " VM.Backup VM.Clone VM.Config.CDROM VM.Config.CPU VM.Config.Cloudinit VM.Config.Disk"
          + " VM.Config.HWType VM.Config.Memory VM.Config.Network VM.Config.Options"
          + " VM.GuestAgent.Audit VM.GuestAgent.FileRead VM.Migrate VM.PowerMgmt"),
  /** May do everything, also inside guests; for a person, never for a pipeline. */
  ADMIN(
      "root@pam",
      APPLY.writing
          + " VM.GuestAgent.FileWrite VM.GuestAgent.FileSystemMgmt VM.GuestAgent.Unrestricted");

  private static final String READING =
      "Datastore.Audit Mapping.Audit Pool.Audit SDN.Audit Sys.Audit VM.Audit";

  private final String user;
  private final String writing;

  Role(String user, String writing) {
    this.user = user;
    this.writing = writing;
  }

  /** The name of its token and of its file: {@code plan}, {@code apply} or {@code admin}. */
  public String token() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The user it belongs to. */
  public String user() {
    return user;
  }

  /** What it may do. */
  public Set<String> privileges() {
    return Set.of((READING + writing).split(" "));
  }
}
