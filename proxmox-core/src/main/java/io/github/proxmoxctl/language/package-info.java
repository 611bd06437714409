/** YAML text of an infrastructure repo → located tree → the records of the desired state. */
@NullMarked
package io.github.proxmoxctl.language;

import org.jspecify.annotations.NullMarked;
