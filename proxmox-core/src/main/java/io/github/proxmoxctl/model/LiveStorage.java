package io.github.proxmoxctl.model;

/**
 * A storage on one node as the cluster's own list has it.
 *
 * @param id Proxmox's storage id
 * @param isShared whether all nodes see the same volumes, so that it is there once
 * @param total 0 when it is not told, as of a storage that is away
 * @param used what is taken now
 */
public record LiveStorage(
    String id, String node, boolean isShared, DataSize total, DataSize used) {}
