/** Users, API tokens and tickets, and what each may do. */
@NullMarked
package io.github.proxmoxctl.lab.auth;

import org.jspecify.annotations.NullMarked;
