package io.github.proxmoxctl.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedServer.Interface;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Ipv6Address;
import org.jspecify.annotations.Nullable;

/** A server as the ledger writes it, and back; its name is the key it stands under. */
final class ServerTree {

  private ServerTree() {}

  static ObjectNode encode(AppliedServer server) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("firstName", server.firstName());
    tree.put("vmId", server.vmId());
    tree.put("uuid", server.uuid());
    tree.put("node", server.node());
    tree.put("root", server.root());
    tree.put("image", server.image());
    tree.put("imageVersion", server.imageVersion());
    if (server.template() != null) {
      tree.putObject("template")
          .put("node", server.template().node())
          .put("vmId", server.template().vmId());
    }
    if (server.importedFrom() != null) {
      tree.put("importedFrom", server.importedFrom());
    }
    tree.put("protected", server.isProtected());
    ObjectNode disks = tree.putObject("disks");
    server.disks().forEach(disks::put);
    tree.put("networkSlots", server.networkSlots());
    ObjectNode interfaces = tree.putObject("interfaces");
    server.interfaces().forEach((name, card) -> interfaces.set(name, encode(card)));
    return tree;
  }

  private static ObjectNode encode(Interface card) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("slot", card.slot());
    tree.put("mac", card.mac());
    tree.put("network", card.network());
    if (card.address() != null) {
      tree.put("address", card.address().toString());
    }
    if (card.address6() != null) {
      tree.put("address6", card.address6().toString());
    }
    return tree;
  }

  static AppliedServer decode(String name, Node tree) {
    tree.only(
        "firstName",
        "vmId",
        "uuid",
        "node",
        "root",
        "image",
        "imageVersion",
        "template",
        "importedFrom",
        "protected",
        "disks",
        "interfaces",
        "networkSlots");
    return new AppliedServer(
        name,
        tree.text("firstName"),
        tree.integer("vmId"),
        tree.text("uuid"),
        tree.text("node"),
        tree.text("root"),
        tree.text("image"),
        tree.text("imageVersion"),
        source(tree),
        tree.flag("protected"),
        tree.texts("disks"),
        tree.map("interfaces", card -> card(card.getValue())),
        tree.integer("networkSlots"));
  }

  /** Without one the server was adopted, not made. */
  private static AppliedServer.@Nullable Source source(Node server) {
    Node template = server.optional("template");
    if (template != null) {
      template.only("node", "vmId");
      return new AppliedServer.Template(template.text("node"), template.integer("vmId"));
    }
    String volume = server.optionalText("importedFrom");
    return volume == null ? null : new AppliedServer.ImageFile(volume);
  }

  private static Interface card(Node tree) {
    tree.only("slot", "mac", "network", "address", "address6");
    return new Interface(
        tree.integer("slot"),
        tree.text("mac"),
        tree.text("network"),
        address(tree),
        address6(tree));
  }

  private static @Nullable Ipv4Address address(Node tree) {
    String text = tree.optionalText("address");
    return text == null
        ? null
        : Ipv4Address.parse(text)
            .orElseThrow(
                () ->
                    LedgerProblems.damaged(
                        tree.required("address").at(), "\"" + text + "\" is no IPv4 address"));
  }

  private static @Nullable Ipv6Address address6(Node tree) {
    String text = tree.optionalText("address6");
    return text == null
        ? null
        : Ipv6Address.parse(text)
            .orElseThrow(
                () ->
                    LedgerProblems.damaged(
                        tree.required("address6").at(), "\"" + text + "\" is no IPv6 address"));
  }
}
