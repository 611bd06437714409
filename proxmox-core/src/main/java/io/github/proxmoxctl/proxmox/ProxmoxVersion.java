package io.github.proxmoxctl.proxmox;

/**
 * What a cluster runs.
 *
 * @param version such as {@code 9.1.4}
 * @param release such as {@code 9.1}
 */
public record ProxmoxVersion(String version, String release) {}
