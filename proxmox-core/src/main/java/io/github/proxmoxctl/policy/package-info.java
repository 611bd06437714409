/** Pure verdicts on a plan: what needs approval and what is refused. */
@NullMarked
package io.github.proxmoxctl.policy;

import org.jspecify.annotations.NullMarked;
