package io.github.proxmoxctl.terraform;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * What Terraform or the provider reported, in our words, and whose it is.
 *
 * @param address the resource, or null
 * @param server its server, or null
 * @param about the part of the server's YAML that it is about, such as {@code disks}, or null
 */
public record TerraformProblem(
    @Nullable String address,
    @Nullable String server,
    @Nullable String about,
    Diagnostic diagnostic) {}
