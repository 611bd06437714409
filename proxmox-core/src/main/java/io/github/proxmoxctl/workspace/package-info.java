/** Every file we write: atomically, privately, and through no symbolic link. */
@NullMarked
package io.github.proxmoxctl.workspace;

import org.jspecify.annotations.NullMarked;
