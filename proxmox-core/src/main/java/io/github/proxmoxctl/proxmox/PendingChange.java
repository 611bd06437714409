package io.github.proxmoxctl.proxmox;

import org.jspecify.annotations.Nullable;

/**
 * A setting that a running VM does not have yet.
 *
 * @param key in Proxmox's own words, such as {@code memory}
 * @param present what it runs with, null for nothing
 * @param pending what it gets when next stopped and started, null when the setting goes
 */
public record PendingChange(String key, @Nullable String present, @Nullable String pending) {}
