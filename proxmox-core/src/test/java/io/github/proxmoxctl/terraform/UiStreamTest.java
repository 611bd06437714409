package io.github.proxmoxctl.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.terraform.TerraformEvent.Apply;
import io.github.proxmoxctl.terraform.TerraformEvent.Report;
import io.github.proxmoxctl.terraform.TerraformEvent.Step;
import io.github.proxmoxctl.terraform.TerraformEvent.Summary;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UiStreamTest {

  private static final String RESOURCE =
      "\"resource\":{\"addr\":\"module.server[\\\"web-1\\\"].proxmox_virtual_environment_vm.this\"}";
  private static final String ADDRESS =
      "module.server[\"web-1\"].proxmox_virtual_environment_vm.this";

  @Test
  void readsTheStepsOfAResource() {
    assertThat(
            UiStream.decode(
                "{\"type\":\"apply_start\",\"hook\":{" + RESOURCE + ",\"action\":\"create\"}}"))
        .contains(new Apply(Step.START, ADDRESS, "web-1", "create", Duration.ZERO, null));
    assertThat(
            UiStream.decode(
                "{\"type\":\"apply_progress\",\"hook\":{"
                    + RESOURCE
                    + ",\"action\":\"update\",\"elapsed_seconds\":10}}"))
        .contains(
            new Apply(Step.PROGRESS, ADDRESS, "web-1", "update", Duration.ofSeconds(10), null));
    assertThat(
            UiStream.decode(
                "{\"type\":\"apply_complete\",\"hook\":{"
                    + RESOURCE
                    + ",\"action\":\"create\",\"id_key\":\"id\",\"id_value\":\"101\","
                    + "\"elapsed_seconds\":12}}"))
        .contains(
            new Apply(Step.COMPLETE, ADDRESS, "web-1", "create", Duration.ofSeconds(12), "101"));
    assertThat(
            UiStream.decode(
                "{\"type\":\"apply_errored\",\"hook\":{"
                    + RESOURCE
                    + ",\"action\":\"delete\",\"elapsed_seconds\":1}}"))
        .contains(new Apply(Step.ERRORED, ADDRESS, "web-1", "delete", Duration.ofSeconds(1), null));
  }

  @Test
  void readsReportsAndNumbers() {
    assertThat(
            UiStream.decode(
                "{\"@level\":\"error\",\"type\":\"diagnostic\",\"diagnostic\":{\"severity\":"
                    + "\"error\",\"summary\":\"s\",\"detail\":\"d\",\"address\":\"a.b\"}}"))
        .contains(new Report(true, "s", "d", "a.b"));
    assertThat(
            UiStream.decode(
                "{\"type\":\"diagnostic\",\"diagnostic\":{\"severity\":\"warning\","
                    + "\"summary\":\"s\"}}"))
        .contains(new Report(false, "s", "", null));
    assertThat(
            UiStream.decode(
                "{\"type\":\"change_summary\",\"changes\":{\"add\":1,\"change\":2,\"import\":4,"
                    + "\"remove\":3,\"operation\":\"plan\"}}"))
        .contains(new Summary(1, 2, 3, 4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Terraform has been successfully initialized!",
        "{\"type\":\"version\",\"terraform\":\"1.11.4\"}",
        "{\"type\":\"provider_installation_of_tomorrow\"}",
        "{\"type\":\"planned_change\",\"change\":{}}",
        "{ torn",
        "{}",
        "[]",
      })
  void ignoresWhatMeansNothingToUs(String line) {
    assertThat(UiStream.decode(line)).isEmpty();
  }

  @Test
  void namesTheServerOfAnAddress() {
    assertThat(ResourceAddress.serverOf("module.server[\"a\"].x.y[0]")).isEqualTo("a");
    assertThat(ResourceAddress.serverOf("module.server[\"a\"]")).isEqualTo("a");
    assertThat(ResourceAddress.serverOf("module.server[\"a\\\"b\"].x.y")).isEqualTo("a\"b");
    assertThat(ResourceAddress.serverOf("module.servers[\"a\"].x.y")).isNull();
    assertThat(ResourceAddress.serverOf("proxmox_backup_job.daily")).isNull();
  }
}
