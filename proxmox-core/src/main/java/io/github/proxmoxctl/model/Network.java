package io.github.proxmoxctl.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network that servers join.
 *
 * @param bridge the bridge or SDN vnet on every node
 * @param vlan tag 1–4094, or null for untagged
 * @param mtu bytes, or null for the bridge's
 * @param gateway the default gateway, or null where there is none
 * @param range the addresses that allocation gives
 * @param reserved addresses that no server may have
 */
public record Network(
    String name,
    String bridge,
    @Nullable Integer vlan,
    @Nullable Integer mtu,
    Ipv4Network cidr,
    @Nullable Ipv4Address gateway,
    List<Ipv4Address> dnsServers,
    @Nullable String domain,
    AddressRange range,
    List<AddressRange> reserved,
    Origins origins) {

  public Network {
    dnsServers = List.copyOf(dnsServers);
    reserved = List.copyOf(reserved);
  }

  /** Whether a server could ever have the address. */
  public boolean isUsable(Ipv4Address address) {
    return cidr.contains(address)
        && !cidr.isNetworkOrBroadcast(address)
        && !address.equals(gateway)
        && reserved.stream().noneMatch(part -> part.contains(address));
  }
}
