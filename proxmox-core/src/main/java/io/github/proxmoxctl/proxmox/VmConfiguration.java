package io.github.proxmoxctl.proxmox;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a VM is configured to be.
 *
 * @param values in Proxmox's own words, such as {@code scsi0} → {@code ssd:vm-100-disk-0,size=20G}
 */
public record VmConfiguration(SortedMap<String, String> values) {

  private static final String UUID = "uuid=";

  public VmConfiguration {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** One value in Proxmox's own words. */
  public Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The SMBIOS UUID in lower case, which says whose VM it is. */
  public Optional<String> uuid() {
    return value("smbios1").stream()
        .flatMap(options -> Stream.of(options.split(",")))
        .filter(option -> option.startsWith(UUID))
        .map(option -> option.substring(UUID.length()).toLowerCase(Locale.ROOT))
        .findFirst();
  }
}
