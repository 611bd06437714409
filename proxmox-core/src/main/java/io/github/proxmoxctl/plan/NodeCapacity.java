package io.github.proxmoxctl.plan;

import org.jspecify.annotations.Nullable;

/**
 * What a node has to give and what is taken of it.
 *
 * @param memory bytes that running guests are promised
 * @param cpus virtual CPUs of running guests, of the node's threads
 * @param memoryAfterLoss bytes that are promised when the largest node is lost and its guests start
 *     elsewhere; null for the lost node, and where there is no other
 */
public record NodeCapacity(
    String node, boolean isOnline, Load memory, Load cpus, @Nullable Long memoryAfterLoss) {}
