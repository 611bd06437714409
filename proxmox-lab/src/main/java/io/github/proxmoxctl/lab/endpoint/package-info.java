/**
 * The endpoints of the API, one class per concern; each turns parameters into a cluster operation.
 */
@NullMarked
package io.github.proxmoxctl.lab.endpoint;

import org.jspecify.annotations.NullMarked;
