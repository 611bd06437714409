package io.github.proxmoxctl.model;

import org.jspecify.annotations.Nullable;

/**
 * How the estate is run: the document {@code proxmox.yaml}.
 *
 * @param name the estate's name; part of every identity, so it is not changed
 * @param allowNoServers whether an estate without servers is meant
 * @param ledger where applied state is recorded
 * @param terraform which tool runs and in what portions
 * @param policy what a plan may do without approval
 * @param vault where {@code {vault: …}} references are read; null where there is none
 * @param ansible how servers are configured
 * @param forge where plans are commented; null: what the forge's own pipeline says
 * @param toolVersion the only version of proxmoxctl that may run; null: any
 */
public record Pipeline(
    String name,
    boolean allowNoServers,
    Ledger ledger,
    Terraform terraform,
    Policy policy,
    @Nullable VaultSettings vault,
    AnsibleSettings ansible,
    @Nullable ForgeSettings forge,
    @Nullable String toolVersion,
    Origins origins) {

  /** With nothing said of secrets, configuration and forge. */
  public Pipeline(
      String name,
      boolean allowNoServers,
      Ledger ledger,
      Terraform terraform,
      Policy policy,
      Origins origins) {
    this(
        name,
        allowNoServers,
        ledger,
        terraform,
        policy,
        null,
        AnsibleSettings.DEFAULT,
        null,
        null,
        origins);
  }

  /**
   * Where applied state is recorded.
   *
   * @param branch the branch that records are committed to
   * @param remote the remote it is pushed to, by its Git name
   */
  public record Ledger(String branch, String remote) {
    public static final Ledger DEFAULT = new Ledger("proxmoxctl/ledger", "origin");
  }

  /**
   * Which tool runs, and in what portions.
   *
   * @param command the executable: a name on the PATH or an absolute path
   * @param serversPerRoot at most so many servers share one root module
   * @param parallelRoots so many roots are planned or applied at once
   */
  public record Terraform(String command, int serversPerRoot, int parallelRoots) {
    public static final Terraform DEFAULT = new Terraform("terraform", 20, 2);
  }

  /**
   * What a plan may do without approval.
   *
   * @param maxDestroys so many servers may be destroyed or replaced without approval
   * @param requireBackup servers that must have a backup policy
   * @param capacity how full it may make a cluster
   */
  public record Policy(int maxDestroys, ServerSelector requireBackup, CapacityLimits capacity) {
    public static final Policy DEFAULT = new Policy(0);

    /** One without limits of capacity. */
    public Policy(int maxDestroys, ServerSelector requireBackup) {
      this(maxDestroys, requireBackup, CapacityLimits.NONE);
    }

    /** One that requires no backups. */
    public Policy(int maxDestroys) {
      this(maxDestroys, ServerSelector.NONE);
    }
  }
}
