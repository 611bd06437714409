package io.github.proxmoxctl.operation;

import java.nio.file.Path;

/**
 * What to validate.
 *
 * @param root the infrastructure root, the folder with {@code proxmox.yaml}
 */
public record ValidateRequest(Path root) {}
