/**
 * One class per goal; its body is the ordered list of steps, and the only place where effects meet.
 */
@NullMarked
package io.github.proxmoxctl.operation;

import org.jspecify.annotations.NullMarked;
