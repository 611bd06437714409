package io.github.proxmoxctl.lab.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A guest's configuration: keys and values as they stand in its file. An empty value is no value.
 *
 * @param values sorted by key
 */
public record GuestConfig(NavigableMap<String, String> values) {
  /** Keeps its own copy, without the empty values that a configuration file cannot hold. */
  public GuestConfig {
    TreeMap<String, String> kept = new TreeMap<>(values);
    kept.values().removeIf(String::isEmpty);
    values = Collections.unmodifiableNavigableMap(kept);
  }

  /** A configuration of these keys and values. */
  public static GuestConfig of(Map<String, String> values) {
    return new GuestConfig(new TreeMap<>(values));
  }

  /** The value of a key, if it is set. */
  public Optional<String> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The value of a whole-number key. */
  public long number(String key, long otherwise) {
    return get(key).map(Long::parseLong).orElse(otherwise);
  }

  /** Whether a boolean key is on. */
  public boolean isOn(String key) {
    return number(key, 0) == 1;
  }

  /** A copy with one key set, or removed for null. */
  public GuestConfig with(String key, @Nullable String value) {
    TreeMap<String, String> changed = new TreeMap<>(values);
    if (value == null) {
      changed.remove(key);
    } else {
      changed.put(key, value);
    }
    return new GuestConfig(changed);
  }

  /** Memory in bytes; Proxmox's default is 512 MiB. */
  public long memoryBytes() {
    String memory =
        get("memory")
            .flatMap(text -> PropertyString.parse(text, "current").get("current"))
            .orElse("512");
    return Long.parseLong(memory) * 1024 * 1024;
  }

  /** Virtual CPUs: those plugged in, else sockets times cores. */
  public long cpus() {
    return number("vcpus", number("sockets", 1) * number("cores", 1));
  }

  /** The drives by slot, without unused ones. */
  public NavigableMap<String, Drive> drives() {
    NavigableMap<String, Drive> drives = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (ConfigSchema.isDrive(key)) {
            drives.put(key, Drive.parse(value));
          }
        });
    return drives;
  }

  /**
   * SHA-1 of the configuration file, by which a writer notices that someone else was faster.
   *
   * @param pending what else is in the file
   */
  public String digest(String pending) {
    StringBuilder file = new StringBuilder(pending);
    values.forEach((key, value) -> file.append(key).append(": ").append(value).append('\n'));
    try {
      byte[] sha1 =
          MessageDigest.getInstance("SHA-1")
              .digest(file.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha1);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
