package io.github.proxmoxctl.lab.host;

import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.config.PropertyString;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the host behind a guest looks like.
 *
 * @param guest the guest's id
 * @param machineId 32 hexadecimal digits, from the guest's UUID; empty if it has none
 */
public record HostSpec(
    int guest,
    String machineId,
    CloudInit cloudInit,
    List<NetworkCard> cards,
    List<HostDisk> disks) {
  /** Keeps its own copies. */
  public HostSpec {
    cards = List.copyOf(cards);
    disks = List.copyOf(disks);
  }

  /** The host that a guest's configuration in force describes; refuses what no host can be. */
  public static HostSpec of(Guest guest) {
    try {
      return new HostSpec(
          guest.id(),
          guest
              .config()
              .get("smbios1")
              .flatMap(smbios -> PropertyString.parse(smbios, "").get("uuid"))
              .map(uuid -> uuid.replace("-", "").toLowerCase(Locale.ROOT))
              .filter(uuid -> uuid.matches("[0-9a-f]{32}"))
              .orElse(""),
          CloudInit.of(guest.id(), guest.config()),
          NetworkCard.of(guest.config()),
          HostDisk.of(guest));
    } catch (IllegalArgumentException e) {
      throw Refusal.died("the lab can make no host of VM " + guest.id() + ": " + e.getMessage());
    }
  }

  /** The IPv4 addresses, without prefixes. */
  public List<String> addresses() {
    return cards.stream()
        .flatMap(card -> Optional.ofNullable(card.address()).stream())
        .map(address -> address.replaceFirst("/.*", ""))
        .toList();
  }
}
