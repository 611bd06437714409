/** YAML text as a tree whose every node knows where it was written; strict, never guessing. */
@NullMarked
package io.github.proxmoxctl.language.tree;

import org.jspecify.annotations.NullMarked;
