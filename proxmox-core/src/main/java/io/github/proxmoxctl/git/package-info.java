/** The infrastructure repo, and branches of it that records are committed to; the JGit adapter. */
@NullMarked
package io.github.proxmoxctl.git;

import org.jspecify.annotations.NullMarked;
