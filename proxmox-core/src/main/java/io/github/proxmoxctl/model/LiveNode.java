package io.github.proxmoxctl.model;

/**
 * A node as the cluster's own list has it.
 *
 * @param cpus its threads; 0 when it is not told, as of a node that is away
 * @param memory all that it has; 0 when it is not told
 */
public record LiveNode(String name, boolean isOnline, int cpus, DataSize memory) {}
