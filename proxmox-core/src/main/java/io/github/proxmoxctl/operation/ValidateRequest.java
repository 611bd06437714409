package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.render.OutputFormat;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to validate.
 *
 * @param root the infrastructure root, the folder with {@code proxmox.yaml}
 * @param report {@link OutputFormat#SARIF} and {@link OutputFormat#JUNIT} are also written to a
 *     file beside the result file
 * @param explain the server whose values are to be explained, null for none
 */
public record ValidateRequest(Path root, OutputFormat report, @Nullable String explain) {

  public ValidateRequest(Path root) {
    this(root, OutputFormat.TEXT);
  }

  public ValidateRequest(Path root, OutputFormat report) {
    this(root, report, null);
  }
}
