package io.github.proxmoxctl.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code resource_changes} or {@code resource_drift} of {@code terraform show -json},
 * decoded but not yet interpreted. Values are trees of {@code Map<String, Object>}, {@code
 * List<Object>}, {@code String}, {@code Boolean}, {@code Long}, {@code Double} and null.
 *
 * @param address {@code module.server["web"].proxmox_virtual_environment_vm.this}
 * @param server the key of the module instance, {@code web}; null for what belongs to no server
 * @param previousAddress where a {@code moved} block takes it from
 * @param actions Terraform's: {@code no-op}, {@code create}, {@code read}, {@code update}, {@code
 *     delete}; a replacement has two
 * @param before null when it does not exist yet
 * @param after null when it is deleted
 * @param afterUnknown true at each leaf that is known only after apply
 * @param replacePaths the attributes that force a replacement, as Terraform's paths
 * @param importId the id it is imported from, or null
 * @param reason Terraform's {@code action_reason}, such as {@code replace_because_tainted}
 * @param changesSensitiveValue whether a value marked sensitive differs
 */
public record ResourceChange(
    String address,
    String type,
    @Nullable String server,
    @Nullable String previousAddress,
    List<String> actions,
    @Nullable Map<String, @Nullable Object> before,
    @Nullable Map<String, @Nullable Object> after,
    Map<String, @Nullable Object> afterUnknown,
    List<List<Object>> replacePaths,
    @Nullable String importId,
    @Nullable String reason,
    boolean changesSensitiveValue) {

  /** Terraform's type of a VM. */
  public static final String VM = "proxmox_virtual_environment_vm";

  /** Terraform's type of the firewall rules of a VM. */
  public static final String FIREWALL_RULES = "proxmox_virtual_environment_firewall_rules";

  /** Whether the resource is destroyed and made anew, in either order. */
  public boolean isReplacement() {
    return actions.contains("delete") && actions.contains("create");
  }

  /** The key of the instance, {@code web}; null where there is none. */
  public @Nullable String key() {
    return keyOf(address);
  }

  /** The same of any address. */
  public static @Nullable String keyOf(String address) {
    int start = address.indexOf("[\"");
    int end = address.indexOf("\"]");
    return start < 0 || end < 0 ? null : address.substring(start + 2, end);
  }

  public boolean isNoOp() {
    return actions.equals(List.of("no-op"));
  }
}
