package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.state.DirectoryStateStore;
import io.github.proxmoxctl.state.RootName;
import io.github.proxmoxctl.state.StateHeader;
import io.github.proxmoxctl.terraform.TerraformTool;
import io.github.proxmoxctl.terraform.ToolVersion;
import io.github.proxmoxctl.workspace.PrivateFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose state may be gone on with by whom; {@code OpenTofuIT} has it of the tools themselves. */
class StateToolTest {

  private static final RootName ROOT = new RootName("shop", "r01");

  @TempDir Path folder;

  private DirectoryStateStore store;

  @BeforeEach
  void aStore() {
    store = new DirectoryStateStore(PrivateFolder.durable(folder), Clock.systemUTC());
  }

  private void write(String registry, String description) {
    byte[] state =
        """
        {"version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "3f25",
         "resources": [{"module": "module.server[\\"web\\"]", "type": "proxmox_vm",
           "provider": "module.server.provider[\\"%s/bpg/proxmox\\"]",
           "instances": [{"attributes": {"description": "%s"}}]}]}
        """
            .formatted(registry, description)
            .getBytes(StandardCharsets.UTF_8);
    store.write(ROOT, StateHeader.parse(state).orElseThrow(), state);
  }

  private StateTool tool(TerraformTool.Flavour flavour) {
    return new StateTool(
        store, new TerraformTool(Path.of("/bin/tool"), flavour, new ToolVersion(1, 11, 4)));
  }

  @Test
  void eachGoesOnWithItsOwnAndWithNone() {
    for (TerraformTool.Flavour flavour : TerraformTool.Flavour.values()) {
      StateTool none = tool(flavour);
      none.check(new RootName("shop", "r02"));
      write(flavour.registry(), "");
      StateTool own = tool(flavour);
      own.check(ROOT);

      assertThat(none.notes()).isEmpty();
      assertThat(own.notes()).isEmpty();
    }
  }

  @Test
  void openTofuGoesOnWithTerraformsAndSaysThatThereIsNoWayBack() {
    write("registry.terraform.io", "");
    StateTool tool = tool(TerraformTool.Flavour.OPENTOFU);
    tool.check(ROOT);
    tool.check(ROOT);

    assertThat(tool.notes())
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.isError()).isFalse();
              assertThat(note.summary())
                  .isEqualTo("OpenTofu goes on with what Terraform has written: shop/r01");
              assertThat(note.remedy()).contains("PROXMOXCTL_TERRAFORM");
            });
  }

  @Test
  void terraformDoesNotGoOnWithOpenTofus() {
    write("registry.opentofu.org", "");

    assertThatThrownBy(() -> tool(TerraformTool.Flavour.TERRAFORM).check(ROOT))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> {
              Diagnostic problem = e.diagnostics().get(0);
              assertThat(problem.code()).isEqualTo("state.tool");
              assertThat(problem.summary())
                  .isEqualTo("the state of shop/r01 is OpenTofu's, and this is Terraform 1.11.4");
              assertThat(problem.remedy()).contains("PROXMOXCTL_TERRAFORM");
            });
  }

  @Test
  void whatAServerIsDescribedAsDecidesNothing() {
    write("registry.terraform.io", "[\\\"registry.opentofu.org/bpg/proxmox\\\"]");

    StateTool tool = tool(TerraformTool.Flavour.TERRAFORM);
    tool.check(ROOT);

    assertThat(tool.notes()).isEmpty();
  }
}
