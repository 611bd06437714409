package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.render.OutputFormat;
import java.nio.file.Path;

/**
 * What to validate.
 *
 * @param root the infrastructure root, the folder with {@code proxmox.yaml}
 * @param report {@link OutputFormat#SARIF} and {@link OutputFormat#JUNIT} are also written to a
 *     file beside the result file
 */
public record ValidateRequest(Path root, OutputFormat report) {

  public ValidateRequest(Path root) {
    this(root, OutputFormat.TEXT);
  }
}
