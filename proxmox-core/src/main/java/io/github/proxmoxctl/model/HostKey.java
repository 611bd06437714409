package io.github.proxmoxctl.model;

/**
 * A host's SSH key as it was pinned.
 *
 * @param uuid of the VM that showed it: another VM has another key
 * @param key {@code ssh-ed25519 AAAA…}, without a comment
 */
public record HostKey(String uuid, String key) {}
