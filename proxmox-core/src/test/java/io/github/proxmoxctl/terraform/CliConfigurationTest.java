package io.github.proxmoxctl.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliConfigurationTest {

  @TempDir Path home;

  @Test
  void leavesTheUsersConfigurationAlone() throws IOException {
    var own = Files.createFile(home.resolve("mine.tfrc"));
    assertThat(content("TF_CLI_CONFIG_FILE", own.toString())).isEmpty();
    Files.createFile(home.resolve(".terraformrc"));
    assertThat(CliConfiguration.content(Map.of("HOME", home.toString()))).isEmpty();
  }

  @Test
  void replacesAConfigurationThatIsMissing() {
    assertThat(content("TF_CLI_CONFIG_FILE", home.resolve("none").toString())).contains("");
  }

  @Test
  void usesTheFolderOfToolsSetupIfItHoldsTheProvider() throws IOException {
    Files.createDirectories(home.resolve(".cache/proxmoxctl/providers"));
    assertThat(CliConfiguration.content(Map.of("HOME", home.toString()))).contains("");

    Files.createDirectories(home.resolve(".cache/proxmoxctl/providers/registry.x/bpg/proxmox"));
    assertThat(CliConfiguration.content(Map.of("HOME", home.toString())))
        .hasValueSatisfying(
            content ->
                assertThat(content)
                    .contains("path    = \"" + home + "/.cache/proxmoxctl/providers\"")
                    .contains("include = [\"bpg/proxmox\"]"));
  }

  @Test
  void findsTheCacheWhereItWasMoved() throws IOException {
    Files.createDirectories(home.resolve("c/providers/registry.x/bpg/proxmox"));
    assertThat(content("PROXMOXCTL_CACHE", home.resolve("c").toString()))
        .hasValueSatisfying(content -> assertThat(content).contains(home + "/c/providers"));
    Files.createDirectories(home.resolve("x/proxmoxctl/providers/registry.x/bpg/proxmox"));
    assertThat(content("XDG_CACHE_HOME", home.resolve("x").toString()))
        .hasValueSatisfying(content -> assertThat(content).contains(home + "/x/proxmoxctl/prov"));
  }

  @Test
  void obeysAMirrorThatIsAskedForEvenAgainstTheUsersConfiguration() throws IOException {
    Files.createFile(home.resolve(".terraformrc"));
    assertThat(content("PROXMOXCTL_PROVIDER_MIRROR", "/m/a \"${b}\" %{c}\\"))
        .hasValueSatisfying(
            content -> assertThat(content).contains("\"/m/a \\\"$${b}\\\" %%{c}\\\\\""));
  }

  private java.util.Optional<String> content(String name, String value) {
    return CliConfiguration.content(
        Map.of("HOME", home.resolve("no home").toString(), name, value));
  }
}
