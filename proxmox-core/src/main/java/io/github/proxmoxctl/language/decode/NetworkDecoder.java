package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.language.tree.ScalarNode;
import io.github.proxmoxctl.model.AddressRange;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Ipv4Network;
import io.github.proxmoxctl.model.Ipv6Address;
import io.github.proxmoxctl.model.Ipv6Network;
import io.github.proxmoxctl.model.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Kind {@code Network}. */
public final class NetworkDecoder implements Decoder {

  @Override
  public void decode(KindDocument document, Draft draft) {
    Fields spec = document.spec();
    Optional<Ipv4Network> cidr = Ipv4Network.parse(spec.text("cidr"));
    if (cidr.isEmpty()) {
      draft.report(HostBits.problem(spec.text("cidr"), spec.at("cidr")));
      return;
    }
    String text6 = spec.optionalText("cidr6");
    Optional<Ipv6Network> cidr6 = text6 == null ? Optional.empty() : Ipv6Network.parse(text6);
    if (text6 != null && cidr6.isEmpty()) {
      draft.report(hostBits6(text6, spec));
      return;
    }
    range(spec, cidr.get(), draft)
        .ifPresent(
            range ->
                draft.add(
                    new Network(
                        document.name(),
                        spec.text("bridge"),
                        spec.optionalNumber("vlan"),
                        trunks(spec),
                        spec.optionalNumber("mtu"),
                        cidr.get(),
                        spec.address("gateway").orElse(null),
                        cidr6.orElse(null),
                        spec.address6("gateway6", draft::report).orElse(null),
                        dnsServers(spec, draft),
                        spec.map("dns").optionalText("domain"),
                        range,
                        reserved(spec, draft),
                        document.origins())));
  }

  private static Optional<AddressRange> range(Fields spec, Ipv4Network cidr, Draft draft) {
    if (!spec.has("range")) {
      return Optional.of(usable(cidr));
    }
    Optional<AddressRange> range = spec.map("range").addressRange();
    if (range.isEmpty()) {
      draft.report(RangeProblem.backwards(spec.map("range")));
    }
    return range;
  }

  private static AddressRange usable(Ipv4Network cidr) {
    // a /31 has two hosts and a /32 one: no address of theirs is set apart
    int apart = cidr.prefix() <= 30 ? 1 : 0;
    return new AddressRange(cidr.address().plus(apart), cidr.last().plus(-apart));
  }

  private static List<Integer> trunks(Fields spec) {
    return spec.texts("trunks").stream().map(Integer::valueOf).sorted().toList();
  }

  private static Diagnostic hostBits6(String text, Fields spec) {
    Optional<Ipv6Network> around = Ipv6Network.around(text);
    return Diagnostic.error(
            "network.cidr",
            Quoted.of(text)
                + (around.isPresent()
                    ? " is an address in a network, not the network"
                    : " is no IPv6 network"),
            spec.at("cidr6"))
        .next(
            around
                .map(network -> "write " + network)
                .orElse("write a network address and its prefix length, such as 2001:db8:1::/64"));
  }

  // in the order in which they are asked; each in its one spelling, as a plan compares them
  private static List<String> dnsServers(Fields spec, Draft draft) {
    List<String> servers = new ArrayList<>();
    for (Node item : spec.map("dns").items("servers")) {
      String text = ((ScalarNode) item).text();
      Optional<Ipv6Address> address6 = Ipv6Address.parse(text);
      if (address6.isEmpty() && Ipv4Address.parse(text).isEmpty()) {
        draft.report(
            Diagnostic.error(
                    "address6.format", Quoted.of(text) + " is no IPv6 address", item.location())
                .next("write an address such as 10.1.0.2 or 2001:db8:1::2"));
      }
      servers.add(address6.map(String::valueOf).orElse(text));
    }
    return servers;
  }

  private static List<AddressRange> reserved(Fields spec, Draft draft) {
    return spec.items("reserved").stream().flatMap(item -> reserved(item, draft).stream()).toList();
  }

  private static Optional<AddressRange> reserved(Node item, Draft draft) {
    if (item instanceof ScalarNode scalar) {
      return Ipv4Address.parse(scalar.text()).map(address -> new AddressRange(address, address));
    }
    Fields fields = new Fields((MapNode) item);
    Optional<AddressRange> range = fields.addressRange();
    if (range.isEmpty()) {
      draft.report(RangeProblem.backwards(fields));
    }
    return range;
  }
}
