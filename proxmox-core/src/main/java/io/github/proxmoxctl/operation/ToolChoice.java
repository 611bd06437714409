package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.model.Pipeline;
import io.github.proxmoxctl.terraform.TerraformTool;
import io.github.proxmoxctl.terraform.ToolSearch;
import java.util.function.Supplier;

/** Which Terraform or OpenTofu a repo is planned and applied with. */
final class ToolChoice {

  private ToolChoice() {}

  /** Whichever is found; that needs nothing of the repo and may be looked for before. */
  static TerraformTool any(Surroundings around) {
    return search(around).find();
  }

  /** The one that the Pipeline names, or whichever is found. */
  static TerraformTool of(Site site, Pipeline pipeline, Surroundings around) {
    return of(site, pipeline, around, () -> any(around));
  }

  /**
   * The same.
   *
   * @param any asked only where the Pipeline names none
   */
  static TerraformTool of(
      Site site, Pipeline pipeline, Surroundings around, Supplier<TerraformTool> any) {
    String command = pipeline.terraform().command();
    return command.equals(Pipeline.Terraform.DEFAULT.command())
        ? any.get()
        : search(around).find(command, site.git().root());
  }

  private static ToolSearch search(Surroundings around) {
    return new ToolSearch(around.environment(), around.processes());
  }
}
