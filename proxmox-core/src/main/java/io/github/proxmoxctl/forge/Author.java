package io.github.proxmoxctl.forge;

/**
 * An account of the forge, as it signs comments and statuses.
 *
 * @param id what the forge knows it by; a name can change hands, an id cannot
 * @param login its name, for messages
 */
public record Author(long id, String login) {}
