package io.github.proxmoxctl.terraform;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The environment that Terraform gets: the user's (proxies, {@code HOME}, {@code PATH}) without
 * what would change our commands behind our back, and with ours. Pure.
 */
final class TerraformEnvironment {

  /** Terraform variables that say where providers come from and how to log in there. */
  private static final Set<String> KEPT = Set.of("TF_CLI_CONFIG_FILE", "TF_PLUGIN_CACHE_DIR");

  private TerraformEnvironment() {}

  /**
   * Drops {@code TF_*} (arguments, variables, logs, workspaces, reattached providers, encryption),
   * {@code PROXMOX_VE_*} and {@code PM_VE_*} (the provider's own settings, of which one switches
   * the check of certificates off) and {@code PROXMOXCTL_*} (our settings, and secrets that are
   * meant for us).
   */
  static Map<String, String> withoutOverrides(Map<String, String> user) {
    var kept = new TreeMap<String, String>();
    user.forEach(
        (name, value) -> {
          if (isKept(name)) {
            kept.put(name, value);
          }
        });
    kept.put("CHECKPOINT_DISABLE", "1");
    return Collections.unmodifiableMap(kept);
  }

  private static boolean isKept(String name) {
    if (name.startsWith("TF_")) {
      return KEPT.contains(name) || name.startsWith("TF_TOKEN_") || name.startsWith("TF_REGISTRY_");
    }
    return !name.startsWith("PROXMOX_VE_")
        && !name.startsWith("PM_VE_")
        && !name.startsWith("PROXMOXCTL_");
  }

  /**
   * For a command in a root.
   *
   * @param configuration our CLI configuration file, or empty where the user's stands
   */
  static Map<String, String> of(
      Map<String, String> user, RootDirectory root, Optional<Path> configuration) {
    var environment = new TreeMap<>(withoutOverrides(user));
    environment.put("TF_IN_AUTOMATION", "1");
    // Terraform and the provider live for moments and on little: they need not clean up so often
    environment.putIfAbsent("GOGC", "400");
    environment.put("TF_DATA_DIR", root.dataFolder().toString());
    configuration.ifPresent(file -> environment.put("TF_CLI_CONFIG_FILE", file.toString()));
    return environment;
  }

  /** The http backend's settings, which the static module leaves empty; the password goes apart. */
  static Map<String, String> ofState(StateAddress state) {
    var address = state.address().toString();
    return Map.of(
        "TF_HTTP_ADDRESS",
        address,
        "TF_HTTP_LOCK_ADDRESS",
        address,
        "TF_HTTP_UNLOCK_ADDRESS",
        address,
        "TF_HTTP_UPDATE_METHOD",
        "POST",
        "TF_HTTP_LOCK_METHOD",
        "LOCK",
        "TF_HTTP_UNLOCK_METHOD",
        "UNLOCK",
        "TF_HTTP_USERNAME",
        state.user());
  }

  /** The provider's settings; the token goes apart. */
  static Map<String, String> ofProvider(ProviderAccess provider) {
    var environment = new TreeMap<String, String>();
    environment.put("PROXMOX_VE_ENDPOINT", provider.endpoint().toString());
    var authorities = provider.authorities();
    if (authorities != null) {
      environment.put("SSL_CERT_FILE", authorities.toString());
      // Go would read the system's folder of certificates besides; this is none
      environment.put(
          "SSL_CERT_DIR", authorities.resolveSibling("no other authorities").toString());
    }
    return environment;
  }
}
