package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.language.tree.ScalarNode;
import io.github.proxmoxctl.model.AddressRange;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.Ipv4Network;
import io.github.proxmoxctl.model.Network;
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
    range(spec, cidr.get(), draft)
        .ifPresent(
            range ->
                draft.add(
                    new Network(
                        document.name(),
                        spec.text("bridge"),
                        spec.optionalNumber("vlan"),
                        spec.optionalNumber("mtu"),
                        cidr.get(),
                        spec.address("gateway").orElse(null),
                        dnsServers(spec),
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

  private static List<Ipv4Address> dnsServers(Fields spec) {
    return spec.map("dns").texts("servers").stream()
        .flatMap(text -> Ipv4Address.parse(text).stream())
        .toList();
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
