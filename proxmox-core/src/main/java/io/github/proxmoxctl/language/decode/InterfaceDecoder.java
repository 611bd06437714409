package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.language.decode.Series.Member;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.model.Address6;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Ipv6Address;
import io.github.proxmoxctl.model.Network;
import io.github.proxmoxctl.model.NetworkCard;
import io.github.proxmoxctl.model.Server.Address;
import io.github.proxmoxctl.model.Server.NetworkInterface;
import io.github.proxmoxctl.model.Server.Replica;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The network interfaces of one server. */
record InterfaceDecoder(String document, Member member, Draft draft, List<Diagnostic> problems) {

  private static final long HIGHEST = 0xFFFF_FFFFL;

  List<NetworkInterface> all(List<Node> items) {
    boolean isGatewayChosen =
        items.stream().anyMatch(item -> new Fields((MapNode) item).flag("gateway", false));
    return items.stream().map(item -> one(new Fields((MapNode) item), isGatewayChosen)).toList();
  }

  private NetworkInterface one(Fields fields, boolean isGatewayChosen) {
    String network = fields.text("network", "");
    if (network.isEmpty()) {
      problems.add(
          Diagnostic.error(
                  "key.missing",
                  Quoted.of(document)
                      + " has no "
                      + Quoted.of("networks." + fields.text("name") + ".network"),
                  fields.node().location())
              .next("add it, such as `network: front`"));
    }
    Network joined = draft.network(network);
    boolean hasGateway = joined != null && joined.gateway() != null;
    String mac = fields.optionalText("mac");
    return new NetworkInterface(
        fields.text("name"),
        network,
        address(fields),
        address6(fields, joined),
        mac == null ? null : mac.toUpperCase(Locale.ROOT),
        fields.flag("gateway", hasGateway && !isGatewayChosen),
        fields.flag("management", false),
        new NetworkCard(
            fields.text("model", NetworkCard.VIRTIO),
            fields.optionalNumber("mtu"),
            fields.rate("rateLimit"),
            fields.number("queues", 0),
            fields.flag("disconnected", false)));
  }

  private Address6 address6(Fields fields, @Nullable Network joined) {
    String written = fields.optionalText("address6");
    if (written == null) {
      return joined != null && joined.cidr6() != null ? new Address6.Auto() : new Address6.None();
    }
    return switch (written) {
      case "auto" -> new Address6.Auto();
      case "slaac" -> new Address6.Slaac();
      case "dhcp" -> new Address6.Dhcp();
      case "none" -> new Address6.None();
      default -> {
        Optional<Ipv6Address> address = fields.address6("address6", problems::add);
        yield address.<Address6>map(Address6.Fixed::new).orElseGet(Address6.None::new);
      }
    };
  }

  private Address address(Fields fields) {
    if (fields.has("firstAddress")) {
      return ofSeries(fields);
    }
    String text = fields.text("address", "auto");
    if (text.equals("dhcp")) {
      return new Address.Dhcp();
    }
    return fields.address("address").<Address>map(Address.Fixed::new).orElseGet(Address.Auto::new);
  }

  private Address ofSeries(Fields fields) {
    Replica replica = member.replica();
    if (replica == null) {
      problems.add(
          Diagnostic.error(
                  "address.series",
                  "`firstAddress` belongs to replicas, and "
                      + Quoted.of(member.name())
                      + " has none",
                  fields.node().keyLocation("firstAddress"))
              .next("write `address`"));
      return new Address.Auto();
    }
    if (fields.has("address")) {
      problems.add(
          Diagnostic.error(
                  "address.both",
                  "`address` and `firstAddress` are both there",
                  fields.node().keyLocation("address"))
              .next("keep `firstAddress` for a series of fixed addresses"));
    }
    long first = fields.address("firstAddress").map(Ipv4Address::value).orElse(0L);
    long own = first + replica.index() - 1;
    if (own > HIGHEST) {
      problems.add(
          Diagnostic.error(
                  "address.series",
                  "the series runs beyond 255.255.255.255",
                  fields.at("firstAddress"))
              .next("begin with a lower address"));
      return new Address.Auto();
    }
    return new Address.Fixed(new Ipv4Address(own));
  }
}
