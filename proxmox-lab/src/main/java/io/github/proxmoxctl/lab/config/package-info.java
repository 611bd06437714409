/**
 * The grammar of a guest's configuration: keys, property strings, drives, sizes; pure functions.
 */
@NullMarked
package io.github.proxmoxctl.lab.config;

import org.jspecify.annotations.NullMarked;
