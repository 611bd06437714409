package io.github.proxmoxctl.model;

/** A named preset of the catalog; what it says is in the servers that name it already. */
public record Size(String name, Origins origins) {}
