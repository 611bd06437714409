package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.model.DataSize;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Translates a {@code proxmox_virtual_environment_vm} of provider bpg/proxmox into the words of the
 * YAML: value by attribute. What it has no word for keeps the provider's name, so that nothing is
 * hidden; absent, null and empty are the same.
 */
final class ServerWords {

  private final SlotNames names;
  private final SortedMap<String, String> values = new TreeMap<>();

  private ServerWords(SlotNames names) {
    this.names = names;
  }

  static SortedMap<String, String> of(
      @Nullable Map<String, @Nullable Object> resource, SlotNames names) {
    ServerWords words = new ServerWords(names);
    if (resource != null) {
      resource.forEach(words::top);
    }
    return words.values;
  }

  private void top(String key, @Nullable Object value) {
    switch (key) {
      case "disk" -> blocks(key, value, (index, disk) -> disk(disk));
      case "network_device" -> blocks(key, value, this::networkInterface);
      case "memory" -> blocks(key, value, (index, memory) -> memory(memory));
      case "started" ->
          put(
              "power",
              value instanceof Boolean isStarted ? isStarted ? "running" : "stopped" : text(value));
      default -> {
        if (!Vocabulary.isComputed(key)) {
          leaf(key, value);
        }
      }
    }
  }

  private void leaf(String path, @Nullable Object value) {
    if (path.equals("initialization.ip_config")) {
      blocks(path, value, this::ipConfig);
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> leaf(path + "." + key, inner));
    } else if (isListOfBlocks(value)) {
      List<?> blocks = (List<?>) Objects.requireNonNull(value);
      for (int i = 0; i < blocks.size(); i++) {
        leaf(blocks.size() == 1 ? path : path + "." + i, blocks.get(i));
      }
    } else {
      put(Vocabulary.word(path), path.equals("cpu.limit") ? unlessZero(value) : text(value));
    }
  }

  private void disk(Map<?, ?> disk) {
    String slot = text(disk.get("interface"));
    if (slot == null || slot.isEmpty()) {
      // so the provider reads a disk that somebody took away
      return;
    }
    String part = "disks." + names.disk(slot) + ".";
    disk.forEach(
        (key, value) -> {
          String attribute = String.valueOf(key);
          if (attribute.equals("size") && value instanceof Number size) {
            put(part + "size", DataSize.ofGibibytes(size.longValue()).toString());
          } else if (attribute.equals("discard")) {
            // on or ignore, in Proxmox' words
            put(part + "discard", "on".equals(value) ? "true" : isIgnore(value));
          } else if (attribute.equals("speed")) {
            blocks(part + "speed", value, (index, speed) -> speed(part, speed));
          } else if (!Vocabulary.isComputedOfDisk(attribute) && !attribute.equals("interface")) {
            leaf(part + Vocabulary.wordOfDisk(attribute), value);
          }
        });
  }

  private static @Nullable String isIgnore(@Nullable Object value) {
    return "ignore".equals(value) ? "false" : text(value);
  }

  private void speed(String disk, Map<?, ?> speed) {
    speed.forEach(
        (key, value) -> {
          String word = Vocabulary.wordOfDisk("speed." + key);
          boolean isOperations = word.startsWith("speed.iops");
          put(disk + word, isOperations ? unlessZero(value) : rate(value));
        });
  }

  /** 0 means that there is no limit. */
  private static @Nullable String unlessZero(@Nullable Object value) {
    return isZero(value) ? null : text(value);
  }

  private static @Nullable String rate(@Nullable Object value) {
    return value instanceof Number && !isZero(value) ? text(value) + " MB/s" : unlessZero(value);
  }

  private static boolean isZero(@Nullable Object value) {
    return value instanceof Number number && number.doubleValue() == 0;
  }

  private void networkInterface(int slot, Map<?, ?> nic) {
    if (names.isGap(slot, nic)) {
      return;
    }
    nic.forEach(
        (key, value) -> {
          String attribute = String.valueOf(key);
          String word =
              "networks."
                  + names.networkInterface(slot)
                  + "."
                  + Vocabulary.wordOfInterface(attribute);
          if (attribute.equals("rate_limit")) {
            put(word, rate(value));
          } else if (!attribute.equals("enabled") && !isZero(value)) {
            leaf(word, value);
          }
        });
  }

  private void ipConfig(int slot, Map<?, ?> config) {
    config.forEach(
        (family, block) -> {
          String part = "networks." + names.networkInterface(slot) + ".";
          blocks(
              part + Vocabulary.wordOfInterface(family + ".address"),
              block,
              (index, address) -> {
                if (!names.isGapAddress(slot, address.get("address"))) {
                  address.forEach(
                      (key, value) ->
                          leaf(
                              part + Vocabulary.wordOfInterface(family + "." + key),
                              // Proxmox' word for it is ours for another
                              family.equals("ipv6") && "auto".equals(value) ? "slaac" : value));
                }
              });
        });
  }

  private void memory(Map<?, ?> memory) {
    memory.forEach(
        (key, value) -> {
          if (key.equals("dedicated")) {
            put("memory", mebibytes(value));
          } else if (!key.equals("floating")) {
            leaf("memory." + key, value);
          } else if (!Objects.equals(value, memory.get("dedicated"))) {
            put("memory.balloon", value == null || isZero(value) ? "none" : mebibytes(value));
          }
        });
  }

  private static @Nullable String mebibytes(@Nullable Object value) {
    return value instanceof Number number
        ? DataSize.ofMebibytes(number.longValue()).toString()
        : text(value);
  }

  private void put(String attribute, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      values.put(attribute, value);
    }
  }

  // in its order: of DNS servers the first is asked first
  private static @Nullable String text(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
    return value == null ? null : String.valueOf(value);
  }

  private static boolean isListOfBlocks(@Nullable Object value) {
    return value instanceof List<?> list
        && list.stream().anyMatch(entry -> entry instanceof Map || entry instanceof List);
  }

  private interface Block {
    void accept(int index, Map<?, ?> block);
  }

  /** Each block of a list; a value that is no list (not known yet) keeps its path. */
  private void blocks(String path, @Nullable Object value, Block block) {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) instanceof Map<?, ?> map) {
          block.accept(i, map);
        } else {
          put(path + "." + i, text(list.get(i)));
        }
      }
    } else {
      put(path, text(value));
    }
  }
}
