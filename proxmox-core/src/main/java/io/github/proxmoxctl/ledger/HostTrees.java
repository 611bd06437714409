package io.github.proxmoxctl.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.model.AppliedConfiguration;
import io.github.proxmoxctl.model.AppliedRegistration;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.HostKey;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the ledger has of a stack's hosts beyond what Terraform made, as it writes it, and back:
 * their keys, configuration, registration and backup policies. A part that is empty is not written,
 * and a ledger from before these goals has none.
 */
final class HostTrees {

  private HostTrees() {}

  static ObjectNode encode(AppliedStack stack) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    if (!stack.hostKeys().isEmpty()) {
      ObjectNode keys = tree.putObject("hostKeys");
      stack
          .hostKeys()
          .forEach(
              (host, key) -> keys.putObject(host).put("uuid", key.uuid()).put("key", key.key()));
    }
    if (!stack.configurations().isEmpty()) {
      ObjectNode hosts = tree.putObject("configurations");
      stack.configurations().forEach((host, applied) -> hosts.set(host, encode(applied)));
    }
    AppliedRegistration registration = stack.registration();
    if (!registration.equals(AppliedRegistration.NONE)) {
      ObjectNode registered = tree.putObject("registration");
      ArrayNode targets = registered.putArray("targets");
      registration.targets().forEach(targets::add);
      ObjectNode files = registered.putObject("files");
      registration.files().forEach(files::put);
    }
    if (!stack.backups().isEmpty()) {
      ObjectNode backups = tree.putObject("backups");
      stack
          .backups()
          .forEach((server, policies) -> policies.forEach(backups.putArray(server)::add));
    }
    return tree;
  }

  private static ObjectNode encode(AppliedConfiguration applied) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("digest", applied.digest());
    tree.put("sourceCommit", applied.sourceCommit());
    tree.put("run", applied.run());
    tree.put("at", applied.at().toString());
    ObjectNode parts = tree.putObject("parts");
    applied.parts().forEach(parts::put);
    return tree;
  }

  static SortedMap<String, HostKey> hostKeys(Node stack) {
    Node tree = stack.optional("hostKeys");
    return tree == null
        ? new TreeMap<>()
        : stack.map(
            "hostKeys",
            host -> {
              host.getValue().only("uuid", "key");
              return new HostKey(host.getValue().text("uuid"), host.getValue().text("key"));
            });
  }

  static SortedMap<String, AppliedConfiguration> configurations(Node stack) {
    Node tree = stack.optional("configurations");
    return tree == null
        ? new TreeMap<>()
        : stack.map("configurations", host -> configuration(host.getValue()));
  }

  private static AppliedConfiguration configuration(Node tree) {
    tree.only("digest", "sourceCommit", "run", "at", "parts");
    return new AppliedConfiguration(
        tree.text("digest"),
        tree.texts("parts"),
        tree.text("sourceCommit"),
        tree.text("run"),
        tree.instant("at"));
  }

  static SortedMap<String, List<String>> backups(Node stack) {
    Node tree = stack.optional("backups");
    return tree == null
        ? new TreeMap<>()
        : stack.map(
            "backups", server -> tree.list(server.getKey(), policy -> policy.asText("a policy")));
  }

  static AppliedRegistration registration(Node stack) {
    Node tree = stack.optional("registration");
    if (tree == null) {
      return AppliedRegistration.NONE;
    }
    tree.only("targets", "files");
    return new AppliedRegistration(
        new TreeSet<>(tree.list("targets", target -> target.asText("a target"))),
        tree.texts("files"));
  }
}
