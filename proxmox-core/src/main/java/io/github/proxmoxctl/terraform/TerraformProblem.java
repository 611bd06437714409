package io.github.proxmoxctl.terraform;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * What Terraform or the provider reported, in our words, and whose it is.
 *
 * @param address the resource, or null
 * @param server its server, or null
 */
public record TerraformProblem(
    @Nullable String address, @Nullable String server, Diagnostic diagnostic) {}
