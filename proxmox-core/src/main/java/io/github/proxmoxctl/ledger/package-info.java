/** What was applied and how each run went: readable files that are committed to a branch. */
@NullMarked
package io.github.proxmoxctl.ledger;

import org.jspecify.annotations.NullMarked;
