package io.github.proxmoxctl.language.tree;

/**
 * One YAML document of a file.
 *
 * @param isIntact whether it was read without a problem
 */
public record Document(Node root, boolean isIntact) {}
