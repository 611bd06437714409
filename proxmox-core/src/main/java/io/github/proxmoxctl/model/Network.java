package io.github.proxmoxctl.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network that servers join.
 *
 * @param bridge the bridge or SDN vnet on every node
 * @param vlan tag 1–4094, or null for untagged
 * @param trunks tags that pass through to the server as they are; empty for none
 * @param mtu bytes, or null for the bridge's
 * @param gateway the default gateway, or null where there is none
 * @param cidr6 the IPv6 network, or null where there is none
 * @param gateway6 the default gateway of IPv6, in the network or link-local; null for none
 * @param dnsServers addresses of both families, in turn
 * @param range the addresses that allocation gives
 * @param reserved addresses that no server may have
 */
public record Network(
    String name,
    String bridge,
    @Nullable Integer vlan,
    List<Integer> trunks,
    @Nullable Integer mtu,
    Ipv4Network cidr,
    @Nullable Ipv4Address gateway,
    @Nullable Ipv6Network cidr6,
    @Nullable Ipv6Address gateway6,
    List<String> dnsServers,
    @Nullable String domain,
    AddressRange range,
    List<AddressRange> reserved,
    Origins origins) {

  /** Of IPv4 alone. */
  public Network(
      String name,
      String bridge,
      @Nullable Integer vlan,
      @Nullable Integer mtu,
      Ipv4Network cidr,
      @Nullable Ipv4Address gateway,
      List<String> dnsServers,
      @Nullable String domain,
      AddressRange range,
      List<AddressRange> reserved,
      Origins origins) {
    this(
        name,
        bridge,
        vlan,
        List.of(),
        mtu,
        cidr,
        gateway,
        null,
        null,
        dnsServers,
        domain,
        range,
        reserved,
        origins);
  }

  public Network {
    trunks = List.copyOf(trunks);
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

  /** Whether a server could ever have the address. */
  public boolean isUsable(Ipv6Address address) {
    return cidr6 != null && cidr6.isHost(address) && !address.equals(gateway6);
  }
}
