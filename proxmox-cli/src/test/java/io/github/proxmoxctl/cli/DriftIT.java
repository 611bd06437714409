package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proxmoxctl.cli.LabApi.Vm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hand changed in the lab is found, named and left alone. */
class DriftIT {

  @TempDir Path folder;

  @Test
  void whatDiffersIsFoundAndNothingIsChanged() throws IOException {
    try (Scene scene =
        Scene.of(
            folder,
            InfraRepo.server("one"),
            InfraRepo.server("two"),
            InfraRepo.server("three"),
            InfraRepo.server("four"))) {
      scene.repo().replace("proxmox.yaml", "serversPerRoot: 20", "serversPerRoot: 1");
      scene.repo().commit("Roots of one server");
      scene.apply();

      // the first look compares all of it, the second one nothing
      assertThat(scene.run(0, "drift", "--detailed-exitcode").out())
          .startsWith("acme: no drift (4 servers, checked in ")
          .contains("; planned 4 roots).")
          .hasLineCount(1);
      assertThat(scene.run(0, "drift", "--detailed-exitcode").out())
          .contains("planned 0 of 4 roots, the others are unchanged since they were");
      assertThat(result(scene).path("plannedRoots").asInt()).isZero();
      assertThat(scene.run(0, "drift", "--all").out()).contains("planned 4 roots");

      // seen by the configuration's digest alone
      LabApi api = scene.api();
      api.change("one", Map.of("onboot", "0"));
      Answer changed = scene.run(2, "drift", "--detailed-exitcode");
      assertThat(changed.out())
          .contains("changed    one", "onBoot is false, should be true", "planned 1 of 4 roots")
          .contains("1 changed; 4 servers checked in ", "Nothing was changed.");
      // and again, as long as it is not set back
      assertThat(scene.run(0, "drift").out()).contains("1 changed", "planned 1 of 4 roots");

      // waits for a restart, so the cluster's list does not have it
      api.change("two", Map.of("cores", "4"));
      // not in the configuration
      api.cut("three");
      Vm four = api.vm("four");
      api.stopAndDelete("four");
      int foreign = four.id() == 1000 ? 1001 : four.id() - 1;
      api.cloneTemplate(9001, "pve1", foreign, "stranger");

      Answer answer = scene.run(2, "drift", "--detailed-exitcode");
      assertThat(answer.out())
          .contains("vanished   four      VM " + four.id() + " on " + four.node())
          .contains("changed    two       cpu.cores is 4, should be 1")
          .contains("changed    three     power is stopped, should be running")
          .contains("foreign    stranger  VM " + foreign + " on pve1 is on an id of ours")
          .contains("1 vanished, 3 changed, 1 foreign; 4 servers");
      JsonNode differences = result(scene).path("differences");
      assertThat(differences.findValuesAsText("kind"))
          .containsExactly("vanished", "changed", "changed", "changed", "foreign");
      assertThat(scene.run(0, "drift", "-o", "markdown").out())
          .contains("**Drift: 1 vanished, 3 changed, 1 foreign.**", "| **vanished** | `four` |");
      assertThat(scene.run(0, "drift", "--stack", "shop").out()).contains("1 vanished");

      // it was only looked at
      assertThat(api.vm("three").status()).isEqualTo("stopped");
      assertThat(api.config("one").path("onboot").asText()).isEqualTo("0");
      assertThat(api.names()).contains("stranger").doesNotContain("four");
    }
  }

  @Test
  void aVmInAnothersPlaceIsNamedAndWhatIsOnlyPlannedIsNoDrift() {
    try (Scene scene = Scene.of(folder, InfraRepo.server("one"), InfraRepo.server("two"))) {
      scene.apply();
      scene
          .repo()
          .write(
              "servers/shop/servers.yaml",
              InfraRepo.server("one").replace("1GiB", "2GiB")
                  + "---\n"
                  + InfraRepo.server("three"));
      scene.repo().commit("More memory, another server, and one less");
      assertThat(scene.run(0, "drift", "--detailed-exitcode").out()).contains("acme: no drift");

      scene.api().change("one", Map.of("smbios1", "uuid=11111111-2222-4333-8444-555555555555"));
      assertThat(scene.run(2, "drift", "--detailed-exitcode").out())
          .contains("exchanged  one", "its UUID is 11111111-2222-4333-8444-555555555555 instead of")
          .contains("1 exchanged; 2 servers");
    }
  }

  private static JsonNode result(Scene scene) throws IOException {
    return new ObjectMapper().readTree(scene.repo().read("target/proxmox/drift-result.json"));
  }
}
