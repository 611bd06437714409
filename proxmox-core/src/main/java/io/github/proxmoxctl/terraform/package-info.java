/** Terraform or OpenTofu: builds its commands as values, runs them, and decodes its JSON. */
@NullMarked
package io.github.proxmoxctl.terraform;

import org.jspecify.annotations.NullMarked;
