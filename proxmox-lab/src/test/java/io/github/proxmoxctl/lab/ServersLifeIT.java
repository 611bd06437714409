package io.github.proxmoxctl.lab;

import static io.github.proxmoxctl.lab.ServerVariables.adopted;
import static io.github.proxmoxctl.lab.ServerVariables.cloned;
import static io.github.proxmoxctl.lab.TerraformLab.applied;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers come and go by the real Terraform and provider; each run ends with an empty plan. */
class ServersLifeIT {
  @TempDir static Path shared;

  static TerraformLab lab;

  @TempDir Path folder;

  @BeforeAll
  static void startLab() {
    lab = TerraformLab.start(shared);
  }

  @AfterAll
  static void stopLab() {
    lab.close();
  }

  @Test
  void createsAServerPlansNothingMoreAndDestroysIt() {
    TerraformFolder terraform = lab.terraform(folder.resolve("root"), "apply");
    applied(terraform, "web-100", cloned(100, "pve1"));

    JsonNode config = lab.config("pve1", 100);
    assertThat(config.path("name").asText()).isEqualTo("web-100");
    assertThat(config.path("memory").asText()).isEqualTo("2048");
    assertThat(config.path("cores").asInt()).isEqualTo(2);
    assertThat(config.path("scsi0").asText())
        .startsWith("local-lvm:vm-100-disk-0,")
        .contains("serial=system", "size=10G");
    assertThat(config.path("ipconfig0").asText()).isEqualTo("gw=10.1.0.1,ip=10.1.0.100/24");
    assertThat(config.path("tags").asText()).isEqualTo("prod;web");
    assertThat(lab.status("pve1", 100)).isEqualTo("running");

    terraform.destroy().succeeded();

    assertThat(lab.exists("pve1", 100)).isFalse();
  }

  @Test
  void clonesATemplateOfAnotherNode() {
    TerraformFolder terraform = lab.terraform(folder.resolve("root"), "apply");
    applied(
        terraform,
        "far-101",
        cloned(101, "pve2").with("clone", Map.of("node", "pve1", "vm_id", 9001)));

    assertThat(lab.status("pve2", 101)).isEqualTo("running");
  }

  @Test
  void migratesWhenTheNodeChanges() {
    TerraformFolder terraform = lab.terraform(folder.resolve("root"), "apply");
    Map<String, Object> template = Map.of("node", "pve1", "vm_id", 9001);
    applied(terraform, "move-126", cloned(126, "pve1"));

    applied(terraform, "move-126", cloned(126, "pve3").with("clone", template));

    assertThat(lab.status("pve3", 126)).isEqualTo("running");
    assertThat(lab.exists("pve1", 126)).isFalse();
  }

  @Test
  void adoptsAServerThatAKilledRunLeftBehind() {
    TerraformFolder first = lab.terraform(folder.resolve("root"), "apply");
    applied(first, "orphan-127", cloned(127, "pve1"));
    TerraformFolder second = lab.terraform(folder.resolve("second"), "apply");

    second.servers(
        Map.of("orphan-127", adopted(127, "pve1").toMap()), Map.of("orphan-127", "pve1/127"));
    assertThat(second.plan().exitCode()).isEqualTo(2);
    JsonNode change = null;
    for (JsonNode planned : second.plannedChanges()) {
      if (planned.path("type").asText().equals("proxmox_virtual_environment_vm")) {
        change = planned.path("change");
      }
    }
    assertThat(change).isNotNull();
    assertThat(change.path("actions").toString()).isEqualTo("[\"update\"]");
    assertThat(change.path("importing").path("id").asText()).isEqualTo("pve1/127");
    second.apply().succeeded();

    assertThat(second.plan().exitCode()).isZero();
    second.servers(Map.of("orphan-127", adopted(127, "pve1").toMap()));
    assertThat(second.plan().exitCode()).as("without the adopt entry").isZero();
  }

  @Test
  void protectionRefusesTheRemovalButTheProviderHasStoppedTheServerByThen() {
    TerraformFolder terraform = lab.terraform(folder.resolve("root"), "apply");
    applied(terraform, "safe-128", cloned(128, "pve1").with("protection", true));

    TerraformFolder.Outcome destroyed = terraform.destroy();

    assertThat(destroyed.exitCode()).isEqualTo(1);
    assertThat(destroyed.output()).contains("can't remove VM 128 - protection mode enabled");
    assertThat(lab.exists("pve1", 128)).isTrue();
    assertThat(lab.status("pve1", 128)).isEqualTo("stopped");
    applied(terraform, "safe-128", cloned(128, "pve1").with("protection", false));
    terraform.destroy().succeeded();
  }

  @Test
  void makesTwentyServersAtOnce() {
    TerraformFolder terraform = lab.terraform(folder.resolve("root"), "apply");
    Map<String, Map<String, Object>> servers = new HashMap<>();
    for (int number = 0; number < 20; number++) {
      String node = "pve" + (number % 3 + 1);
      servers.put("fleet-" + number, cloned(200 + number, node).toMap());
    }
    terraform.servers(servers);

    terraform.apply().succeeded();

    assertThat(terraform.plan().exitCode()).isZero();
    assertThat(terraform.addresses())
        .filteredOn(address -> address.endsWith(".proxmox_virtual_environment_vm.vm"))
        .hasSize(20)
        .contains("module.server[\"fleet-7\"].proxmox_virtual_environment_vm.vm");
    terraform.destroy().succeeded();
    assertThat(lab.exists("pve1", 200)).isFalse();
  }

  @Test
  void aTakenIdIsRefusedAndItsOwnerIsLeftAlone() {
    TerraformFolder owner = lab.terraform(folder.resolve("root"), "apply");
    applied(owner, "owner-130", cloned(130, "pve1"));
    TerraformFolder intruder = lab.terraform(folder.resolve("intruder"), "apply");

    intruder.servers(Map.of("intruder", cloned(130, "pve1").with("memory", 512).toMap()));
    TerraformFolder.Outcome outcome = intruder.apply();

    assertThat(outcome.exitCode()).as(outcome.output()).isEqualTo(1);
    assertThat(outcome.output()).contains("already exists");
    assertThat(lab.config("pve1", 130).path("name").asText()).isEqualTo("owner-130");
    assertThat(owner.plan().exitCode()).isZero();
  }

  @Test
  void theReadingTokenPlansButCannotApply() {
    TerraformFolder terraform = lab.terraform(folder.resolve("reader"), "plan");
    terraform.servers(Map.of("reader", cloned(131, "pve1").toMap()));

    assertThat(terraform.plan().exitCode()).isEqualTo(2);
    TerraformFolder.Outcome outcome = terraform.apply();

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output()).contains("403").contains("Permission check failed");
  }

  @Test
  void aWrongTokenAndAnUnreachableLabAreToldApart() {
    TerraformFolder terraform = lab.terraform(folder.resolve("root"), "apply");
    applied(terraform, "auth-132", cloned(132, "pve1"));
    String wrong =
        lab.lab.token("apply").replaceAll("=.*", "=00000000-0000-0000-0000-000000000000");

    TerraformFolder.Outcome refused = terraform.at(lab.lab.endpoint().toString(), wrong).plan();
    TerraformFolder.Outcome unreachable =
        terraform.at("https://localhost:1", lab.lab.token("apply")).plan();

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.output()).contains("401").contains("invalid token value!");
    assertThat(unreachable.exitCode()).isEqualTo(1);
    assertThat(unreachable.output()).contains("connection refused");
  }

  @Test
  void adoptsABareCloneOfARunThatWasKilledRightAfterIt() {
    lab.api.post("/nodes/pve1/qemu/9001/clone", Map.of("newid", "133", "full", "1"));
    TerraformFolder terraform = lab.terraform(folder.resolve("root"), "apply");
    Map<String, Map<String, Object>> servers =
        Map.of("bare-133", adopted(133, "pve1").slots(0, 1).toMap());

    terraform.servers(servers, Map.of("bare-133", "pve1/133"));
    terraform.apply().succeeded();

    assertThat(terraform.plan().exitCode()).isZero();
    assertThat(lab.config("pve1", 133).path("scsi0").asText()).contains("size=10G");
    assertThat(lab.config("pve1", 133).path("name").asText()).isEqualTo("bare-133");
    assertThat(lab.status("pve1", 133)).isEqualTo("running");
  }
}
