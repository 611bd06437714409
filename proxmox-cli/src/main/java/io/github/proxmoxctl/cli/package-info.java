/**
 * {@code proxmoxctl}: the goals as picocli commands. Options become a request, a result becomes
 * text and an exit code.
 */
@NullMarked
package io.github.proxmoxctl.cli;

import org.jspecify.annotations.NullMarked;
