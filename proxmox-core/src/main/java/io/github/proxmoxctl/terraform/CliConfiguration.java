package io.github.proxmoxctl.terraform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Terraform's CLI configuration file: whether ours is used, and its content. The user's stands
 * where it exists, unless {@code PROXMOXCTL_PROVIDER_MIRROR} asks for a mirror. Ours points to the
 * folder of providers that tools/setup filled, and is used only if that holds our provider.
 */
final class CliConfiguration {

  private static final String MIRROR = "PROXMOXCTL_PROVIDER_MIRROR";

  private CliConfiguration() {}

  /** Our content, or empty where the user's configuration (or Terraform's default) stands. */
  static Optional<String> content(Map<String, String> environment) {
    var chosen = environment.getOrDefault(MIRROR, "");
    if (!chosen.isBlank()) {
      return Optional.of(ofMirror(Path.of(chosen).toAbsolutePath()));
    }
    if (userHasOne(environment)) {
      return Optional.empty();
    }
    var mirror = Cache.folder(environment).map(cache -> cache.resolve("providers"));
    return mirror
        .filter(CliConfiguration::holdsProvider)
        .map(CliConfiguration::ofMirror)
        // an empty file, because TF_CLI_CONFIG_FILE may name one that is missing
        .or(() -> Optional.of(""));
  }

  static boolean isMirror(String content) {
    return content.contains("filesystem_mirror");
  }

  private static boolean userHasOne(Map<String, String> environment) {
    var named = environment.getOrDefault("TF_CLI_CONFIG_FILE", "");
    if (!named.isBlank()) {
      return Files.isRegularFile(Path.of(named));
    }
    var home = environment.getOrDefault("HOME", "");
    return !home.isBlank()
        && List.of(".terraformrc", ".tofurc", ".config/opentofu/tofurc").stream()
            .anyMatch(name -> Files.isRegularFile(Path.of(home, name)));
  }

  /** Whichever registry's name it is filed under: that differs between Terraform and OpenTofu. */
  private static boolean holdsProvider(Path mirror) {
    if (!Files.isDirectory(mirror)) {
      return false;
    }
    try (var registries = Files.list(mirror)) {
      return registries.anyMatch(registry -> Files.isDirectory(registry.resolve("bpg/proxmox")));
    } catch (java.io.IOException e) {
      return false;
    }
  }

  private static String ofMirror(Path mirror) {
    return """
    provider_installation {
      filesystem_mirror {
        path    = "%s"
        include = ["bpg/proxmox"]
      }
      direct {
        exclude = ["bpg/proxmox"]
      }
    }
    """
        .formatted(quoted(mirror.toString()));
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("${", "$${")
        .replace("%{", "%%{");
  }
}
