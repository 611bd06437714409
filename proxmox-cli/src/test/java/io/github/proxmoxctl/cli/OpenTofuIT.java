package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With OpenTofu instead of Terraform, and with one after the other. {@code ./test --tofu} builds it
 * and runs this, and most other tests of the CLI with it.
 */
@Tag("tofu")
class OpenTofuIT {

  private static final String TOFU = Path.of(Operator.cache(), "tofu", "tofu").toString();

  @TempDir Path folder;

  private static Operator withTofu(Scene scene) {
    return scene.operator().with("PROXMOXCTL_TERRAFORM", TOFU);
  }

  private static Operator withTerraform(Scene scene) {
    return scene.operator().without("PROXMOXCTL_TERRAFORM");
  }

  @Test
  void whatIsDeclaredIsPlannedAppliedAndFoundUnchanged() {
    try (Scene scene = Scene.of(folder, InfraRepo.server("one"), InfraRepo.server("two"))) {
      scene
          .repo()
          .replace("proxmox.yaml", "  terraform:\n", "  terraform:\n    command: " + TOFU + "\n");
      scene.repo().commit("OpenTofu");
      // the machine names none, so the Pipeline does
      Operator tofu = withTerraform(scene);

      tofu.run("validate").expect(0);
      assertThat(tofu.run("plan", "--detailed-exitcode").expect(2).out()).contains("2 to create");
      assertThat(scene.repo().read("target/proxmox/plan-result.json"))
          .contains("\"tool\" : \"OpenTofu 1.");
      assertThat(scene.repo().read("target/proxmox/plan.html")).contains("OpenTofu 1.");
      tofu.run("apply").expect(0);
      assertThat(scene.api().names()).containsExactly("one", "two");

      assertThat(tofu.run("plan", "--all", "--detailed-exitcode").expect(0).out())
          .startsWith("shop: no changes (2 servers");
      assertThat(tofu.run("drift", "--all", "--detailed-exitcode").expect(0).out())
          .startsWith("acme: no drift (2 servers");

      scene.api().change("one", Map.of("cores", "4"));
      assertThat(tofu.run("drift", "--detailed-exitcode").expect(2).out())
          .contains("cpu.cores is 4, should be 1");
    }
  }

  @Test
  void thereIsAWayFromTerraformAndNoneBack() {
    try (Scene scene = Scene.of(folder, InfraRepo.server("one"))) {
      Operator terraform = withTerraform(scene);
      Operator tofu = withTofu(scene);
      terraform.run("plan").expect(0);
      terraform.run("apply").expect(0);
      String uuid = scene.api().config("one").path("smbios1").asText();

      // it sees the same servers, and does nothing to them
      Answer first = tofu.run("plan", "--detailed-exitcode").expect(0);
      assertThat(first.out()).startsWith("shop: no changes (1 server");
      assertThat(first.err())
          .contains("OpenTofu goes on with what Terraform has written: shop/r01");
      // a plan writes no state, so Terraform can still go on
      terraform.run("plan", "--all", "--detailed-exitcode").expect(0);

      scene.api().change("one", Map.of("cores", "4"));
      tofu.run("plan", "--all").expect(0);
      tofu.run("apply").expect(0);
      assertThat(scene.api().config("one").path("smbios1").asText()).isEqualTo(uuid);
      Answer second = tofu.run("plan", "--all", "--detailed-exitcode").expect(0);
      assertThat(second.err()).doesNotContain("state.tool");

      assertThat(terraform.run("plan").expect(1).err())
          .contains("the state of shop/r01 is OpenTofu's, and this is Terraform 1.")
          .contains("next: go on with OpenTofu: name it in PROXMOXCTL_TERRAFORM");
    }
  }
}
