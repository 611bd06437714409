package io.github.proxmoxctl.operation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.state.RootName;
import io.github.proxmoxctl.state.StateStore;
import io.github.proxmoxctl.terraform.TerraformTool;
import io.github.proxmoxctl.terraform.TerraformTool.Flavour;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which tool a state belongs to. Both write the same form, and name the provider by their own
 * registry: OpenTofu takes Terraform's name for its own, but Terraform takes OpenTofu's for another
 * provider. So there is a way to OpenTofu, and none back.
 */
final class StateTool {

  private static final String CHOICE = "name it in PROXMOXCTL_TERRAFORM";

  private final StateStore store;
  private final TerraformTool tool;
  private final SortedSet<String> taken = Collections.synchronizedSortedSet(new TreeSet<>());

  StateTool(StateStore store, TerraformTool tool) {
    this.store = store;
    this.tool = tool;
  }

  /**
   * Looks at a state that was checked and found whole.
   *
   * @throws DiagnosticException when this tool cannot go on with it
   */
  void check(RootName root) {
    Flavour other = tool.flavour() == Flavour.TERRAFORM ? Flavour.OPENTOFU : Flavour.TERRAFORM;
    if (!isOf(other, root)) {
      return;
    }
    if (other == Flavour.TERRAFORM) {
      taken.add(root.toString());
      return;
    }
    throw DiagnosticException.error(
        Diagnostic.error(
                "state.tool",
                "the state of %s is OpenTofu's, and this is %s".formatted(root, tool.title()),
                null)
            .because(
                "its provider has the name of OpenTofu's registry, which is another one to Terraform")
            .next("go on with OpenTofu: " + CHOICE));
  }

  /** What the person should know before the next apply. */
  List<Diagnostic> notes() {
    if (taken.isEmpty()) {
      return List.of();
    }
    return List.of(
        Diagnostic.warning(
                "state.tool",
                "OpenTofu goes on with what Terraform has written: " + String.join(", ", taken),
                null)
            .because("once it has applied a change there, there is no way back to Terraform")
            .next("if Terraform is meant, " + CHOICE));
  }

  private boolean isOf(Flavour flavour, RootName root) {
    return store
        .head(root)
        .flatMap(version -> store.content(root, version))
        .filter(content -> isOf(flavour, content))
        .isPresent();
  }

  // state format 4: {"resources": [{"provider": "module.x.provider[\"registry.terraform.io/…\"]"}]}
  private static boolean isOf(Flavour flavour, byte[] content) {
    // most states need not be read for this
    if (!new String(content, StandardCharsets.UTF_8).contains(flavour.registry() + "/")) {
      return false;
    }
    try {
      for (var resource : new ObjectMapper().readTree(content).path("resources")) {
        if (resource.path("provider").asText().contains("[\"" + flavour.registry() + "/")) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new IllegalStateException("a checked state is JSON", e);
    }
  }
}
