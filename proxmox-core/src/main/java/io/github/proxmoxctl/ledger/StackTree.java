package io.github.proxmoxctl.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedStack.Intent;
import io.github.proxmoxctl.model.AppliedStack.Tombstone;

/** A stack as the ledger writes it, and back. */
final class StackTree {

  static final int FORMAT_VERSION = 1;

  private StackTree() {}

  static ObjectNode encode(AppliedStack stack) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("formatVersion", FORMAT_VERSION);
    tree.put("stack", stack.name());
    tree.put("cluster", stack.cluster());
    if (stack.sourceCommit() != null) {
      tree.put("sourceCommit", stack.sourceCommit());
    }
    if (stack.planDigest() != null) {
      tree.put("planDigest", stack.planDigest());
    }
    ObjectNode inputs = tree.putObject("inputs");
    stack.inputs().forEach(inputs::put);
    ObjectNode servers = tree.putObject("servers");
    stack.servers().forEach((name, server) -> servers.set(name, ServerTree.encode(server)));
    ArrayNode intents = tree.putArray("intents");
    for (Intent intent : stack.intents()) {
      ObjectNode item = intents.addObject();
      item.put("run", intent.run());
      item.put("name", intent.server().name());
      item.set("server", ServerTree.encode(intent.server()));
    }
    ArrayNode tombstones = tree.putArray("tombstones");
    for (Tombstone tombstone : stack.tombstones()) {
      ObjectNode item = tombstones.addObject();
      item.put("vmId", tombstone.vmId());
      item.put("server", tombstone.server());
      item.put("freedAt", tombstone.freedAt().toString());
    }
    tree.setAll(HostTrees.encode(stack));
    return tree;
  }

  static AppliedStack decode(Node tree) {
    FormatVersion.check(tree, FORMAT_VERSION);
    tree.only(
        "formatVersion",
        "stack",
        "cluster",
        "sourceCommit",
        "planDigest",
        "inputs",
        "servers",
        "intents",
        "tombstones",
        "hostKeys",
        "configurations",
        "registration",
        "backups");
    return new AppliedStack(
        tree.text("stack"),
        tree.text("cluster"),
        tree.optionalText("sourceCommit"),
        tree.optionalText("planDigest"),
        tree.texts("inputs"),
        tree.map("servers", server -> ServerTree.decode(server.getKey(), server.getValue())),
        tree.list("intents", StackTree::intent),
        tree.list("tombstones", StackTree::tombstone),
        HostTrees.hostKeys(tree),
        HostTrees.configurations(tree),
        HostTrees.registration(tree),
        HostTrees.backups(tree));
  }

  private static Intent intent(Node tree) {
    tree.only("run", "name", "server");
    return new Intent(
        tree.text("run"), ServerTree.decode(tree.text("name"), tree.object("server")));
  }

  private static Tombstone tombstone(Node tree) {
    tree.only("vmId", "server", "freedAt");
    return new Tombstone(tree.integer("vmId"), tree.text("server"), tree.instant("freedAt"));
  }
}
