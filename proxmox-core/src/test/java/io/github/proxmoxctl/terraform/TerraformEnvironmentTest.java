package io.github.proxmoxctl.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TerraformEnvironmentTest {

  @Test
  void keepsTheMachinesAndDropsWhatChangesOurCommands() {
    var user = new TreeMap<String, String>();
    for (var name :
        new String[] {
          "PATH",
          "HOME",
          "HTTPS_PROXY",
          "SSH_AUTH_SOCK",
          "TMPDIR",
          "LANG",
          "TF_CLI_CONFIG_FILE",
          "TF_PLUGIN_CACHE_DIR",
          "TF_TOKEN_example_org",
          "TF_REGISTRY_CLIENT_TIMEOUT",
          "TF_CLI_ARGS",
          "TF_CLI_ARGS_plan",
          "TF_VAR_servers",
          "TF_LOG",
          "TF_LOG_PATH",
          "TF_LOG_PROVIDER",
          "TF_INPUT",
          "TF_WORKSPACE",
          "TF_REATTACH_PROVIDERS",
          "TF_DATA_DIR",
          "TF_SKIP_PROVIDER_VERIFY",
          "TF_ENCRYPTION",
          "TF_HTTP_ADDRESS",
          "TF_STATE_PERSIST_INTERVAL",
          "TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE",
          "PROXMOX_VE_INSECURE",
          "PROXMOX_VE_API_TOKEN",
          "PROXMOX_VE_USERNAME",
          "PM_VE_INSECURE",
          "PM_VE_API_TOKEN",
          "PROXMOXCTL_TOKEN",
          "PROXMOXCTL_CACHE",
        }) {
      user.put(name, "x");
    }

    var clean = TerraformEnvironment.withoutOverrides(user);

    assertThat(clean)
        .containsOnlyKeys(
            "PATH",
            "HOME",
            "HTTPS_PROXY",
            "SSH_AUTH_SOCK",
            "TMPDIR",
            "LANG",
            "TF_CLI_CONFIG_FILE",
            "TF_PLUGIN_CACHE_DIR",
            "TF_TOKEN_example_org",
            "TF_REGISTRY_CLIENT_TIMEOUT",
            "CHECKPOINT_DISABLE");
    assertThat(clean).containsEntry("CHECKPOINT_DISABLE", "1");
    assertThat(TerraformEnvironment.withoutOverrides(Map.of("CHECKPOINT_DISABLE", "")))
        .containsEntry("CHECKPOINT_DISABLE", "1");
  }
}
