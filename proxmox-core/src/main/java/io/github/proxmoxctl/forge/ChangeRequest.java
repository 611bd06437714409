package io.github.proxmoxctl.forge;

/**
 * A pull request as it stands now.
 *
 * @param head the full id of its newest commit
 */
public record ChangeRequest(int number, String head) {}
