package io.github.proxmoxctl.lab;

import static io.github.proxmoxctl.lab.ServerVariables.cloned;
import static io.github.proxmoxctl.lab.ServerVariables.disk;
import static io.github.proxmoxctl.lab.TerraformLab.applied;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.lab.nspawn.HostBase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Terraform and provider make servers that have hosts. */
@Tag("hosts")
class HostsTerraformIT {
  @TempDir Path folder;

  @Test
  void aServerIsAHostFromItsMakingToItsEnd() throws Exception {
    assertThat(HostBase.ofThisMachine().obstacle())
        .as("hosts in the lab; run tools/setup --test as root, or ./test --no-hosts")
        .isEmpty();
    Path directory = folder.resolve("lab");
    try (TerraformLab lab = TerraformLab.startWithHosts(folder)) {
      TerraformFolder terraform = lab.terraform(folder.resolve("root"), "apply");
      ServerVariables server =
          cloned(100, "pve1")
              .with("agent", true)
              .disks(
                  disk("system", "scsi0", "local-lvm", 10), disk("data", "scsi1", "local-lvm", 1));
      applied(terraform, "web-1", server);

      JsonNode faces =
          lab.api.get("/nodes/pve1/qemu/100/agent/network-get-interfaces").data().path("result");
      assertThat(faces.findValuesAsText("ip-address")).contains("10.1.0.100");
      Path names = directory.resolve("hosts/100/disk/by-id");
      assertThat(Files.isSymbolicLink(names.resolve("scsi-0QEMU_QEMU_HARDDISK_data"))).isTrue();
      String first = Files.readString(directory.resolve("hosts/100/process"));

      applied(terraform, "web-1", server.with("memory", 3072));
      assertThat(Files.readString(directory.resolve("hosts/100/process"))).isNotEqualTo(first);
      assertThat(lab.live("pve1", 100).path("memory").asText()).isEqualTo("3072");

      terraform.destroy().succeeded();
      assertThat(directory.resolve("hosts/100")).doesNotExist();
    }
  }
}
