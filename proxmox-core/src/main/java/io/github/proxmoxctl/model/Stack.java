package io.github.proxmoxctl.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a whole stack: a folder below {@code servers/}. Its defaults are in the servers
 * already.
 *
 * @param name the folder's
 * @param cluster where its servers live; null: on the only cluster
 * @param environment such as {@code production}, or null
 * @param owners who answers for it
 * @param dependsOn stacks that are applied first
 */
public record Stack(
    String name,
    @Nullable String cluster,
    @Nullable String environment,
    List<String> owners,
    List<String> dependsOn,
    Quota quota,
    Allowed allowed,
    Origins origins) {

  /** The label by which a server says another environment than its stack. */
  public static final String ENVIRONMENT_LABEL = "env";

  /** The stack of what belongs to no server, with a root for each cluster; no folder's name. */
  public static final String SHARED = "cluster";

  public Stack {
    owners = List.copyOf(owners);
    dependsOn = List.copyOf(dependsOn);
  }

  /**
   * The most that all its servers have together; null where nothing is said.
   *
   * @param cores those of all sockets
   * @param storage of all disks
   */
  public record Quota(
      @Nullable Integer servers,
      @Nullable Integer cores,
      @Nullable DataSize memory,
      @Nullable DataSize storage) {

    public static final Quota NONE = new Quota(null, null, null, null);
  }

  /**
   * What its servers and hosts may use; an empty list limits nothing.
   *
   * @param secretPrefixes {@code secret/shop} in Vault, {@code env:SHOP_}, {@code /run/secrets}
   */
  public record Allowed(
      List<String> networks,
      List<String> datastores,
      List<String> nodes,
      List<String> roles,
      List<Ipv4Network> cidrs,
      List<String> secretPrefixes) {

    public static final Allowed ALL =
        new Allowed(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Allowed {
      networks = List.copyOf(networks);
      datastores = List.copyOf(datastores);
      nodes = List.copyOf(nodes);
      roles = List.copyOf(roles);
      cidrs = List.copyOf(cidrs);
      secretPrefixes = List.copyOf(secretPrefixes);
    }
  }
}
