package io.github.proxmoxctl.lab.host;

import io.github.proxmoxctl.lab.config.ConfigSchema;
import io.github.proxmoxctl.lab.config.GuestConfig;
import io.github.proxmoxctl.lab.config.NetworkDevice;
import io.github.proxmoxctl.lab.config.PropertyString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of a host's network cards: a {@code netN} with its {@code ipconfigN}.
 *
 * @param index the N
 * @param segment the bridge with its VLAN tag, as {@link HostNames#segment} spells it
 * @param mtu 0 for the bridge's own
 * @param isUp false if its cable is unplugged
 * @param address IPv4 with prefix; null if cloud-init sets none
 * @param gateway null if there is none
 * @param address6 IPv6 with prefix; null if cloud-init sets none
 * @param gateway6 null if there is none
 */
public record NetworkCard(
    int index,
    String mac,
    String segment,
    int mtu,
    boolean isUp,
    @Nullable String address,
    @Nullable String gateway,
    @Nullable String address6,
    @Nullable String gateway6) {

  /** The name that the host sees. */
  public String name() {
    return "eth" + index;
  }

  /** Whether it is the same card in the same bridge, however it is set up. */
  public boolean isSameHardware(NetworkCard other) {
    return index == other.index
        && mac.equals(other.mac)
        && segment.equals(other.segment)
        && mtu == other.mtu;
  }

  /** The card as it is before anything sets it up. */
  public NetworkCard withoutAddresses() {
    return new NetworkCard(index, mac, segment, mtu, isUp, null, null, null, null);
  }

  /** The network that the card is in, if it has an IPv4 address. */
  public Optional<Ipv4Network> network() {
    return Optional.ofNullable(address).map(Ipv4Network::of);
  }

  /** The cards of a guest that are plugged into a bridge, by index. */
  static List<NetworkCard> of(GuestConfig config) {
    List<NetworkCard> cards = new ArrayList<>();
    config
        .values()
        .forEach(
            (key, value) -> {
              if (ConfigSchema.isNetwork(key)) {
                int index = Integer.parseInt(key.substring("net".length()));
                card(index, NetworkDevice.parse(value), config.get("ipconfig" + index).orElse(""))
                    .ifPresent(cards::add);
              }
            });
    cards.sort(Comparator.comparingInt(NetworkCard::index));
    return List.copyOf(cards);
  }

  private static Optional<NetworkCard> card(int index, NetworkDevice device, String ip) {
    String bridge = device.options().get("bridge");
    if (bridge == null) {
      return Optional.empty();
    }
    PropertyString settings = PropertyString.parse(ip, "");
    return Optional.of(
        new NetworkCard(
            index,
            device.mac(),
            HostNames.segment(bridge, number(device, "tag")),
            // 1 means the bridge's own
            number(device, "mtu") == 1 ? 0 : number(device, "mtu"),
            number(device, "link_down") == 0,
            fixed(settings, "ip"),
            fixed(settings, "gw"),
            fixed(settings, "ip6"),
            fixed(settings, "gw6")));
  }

  private static int number(NetworkDevice device, String option) {
    String value = device.options().getOrDefault(option, "0");
    return value.matches("\\d+") ? Integer.parseInt(value) : 0;
  }

  /** An address that is written down; nobody gives any out in the lab. */
  private static @Nullable String fixed(PropertyString settings, String key) {
    return settings
        .get(key)
        .filter(value -> !value.equals("dhcp") && !value.equals("auto"))
        .orElse(null);
  }
}
