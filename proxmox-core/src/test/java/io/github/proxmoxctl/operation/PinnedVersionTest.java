package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.AnsibleSettings;
import io.github.proxmoxctl.model.Origins;
import io.github.proxmoxctl.model.Pipeline;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PinnedVersionTest {

  @Test
  void pinnedVersionRuns() {
    assertThat(PinnedVersion.check(pinning("1.4.0"), "1.4.0")).isEmpty();
    assertThat(PinnedVersion.check(pinning(null), "1.4.0")).isEmpty();
  }

  @Test
  void whatWasNotPackagedHasNoVersion() {
    assertThat(PinnedVersion.check(pinning("1.4.0"), null)).isEmpty();
  }

  @Test
  void anotherVersionIsRefused() {
    assertThat(PinnedVersion.check(pinning("1.4.0"), "1.5.0"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.isError()).isTrue();
              assertThat(problem.code()).isEqualTo("tool.version");
              assertThat(problem.remedy()).startsWith("run version 1.4.0");
            });
  }

  private static Pipeline pinning(@Nullable String version) {
    return new Pipeline(
        "acme",
        false,
        Pipeline.Ledger.DEFAULT,
        Pipeline.Terraform.DEFAULT,
        Pipeline.Policy.DEFAULT,
        null,
        AnsibleSettings.DEFAULT,
        null,
        version,
        new Origins(Location.ofFile("proxmox.yaml"), Map.of()));
  }
}
