package io.github.proxmoxctl.language.tree;

import io.github.proxmoxctl.diagnostic.Location;

/** A value of a YAML document and where it stands. */
public sealed interface Node permits MapNode, ListNode, ScalarNode {

  Location location();

  /** What it is, for messages: "text", "a whole number", "a list" … */
  String shape();
}
