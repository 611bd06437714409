package io.github.proxmoxctl.lab.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The values that are text with a grammar of their own. */
final class TextValue {
  private static final Pattern DNS_NAME =
      Pattern.compile(
          "(?i)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
  private static final Pattern ADDRESS =
      Pattern.compile("dhcp|\\d{1,3}(\\.\\d{1,3}){3}(/\\d{1,2})?");
  private static final Pattern CPU_FLAGS =
      Pattern.compile(
          "[+-](pcid|spec-ctrl|ibpb|ssbd|virt-ssbd|amd-ssbd|amd-no-ssb|pdpe1gb|md-clear"
              + "|hv-tlbflush|hv-evmcs|aes)");
  private static final int SMALLEST_MEMORY = 16;
  private static final int LONGEST_DESCRIPTION = 8 * 1024;

  private static final Map<String, UnaryOperator<String>> GRAMMARS =
      Map.of(
          "tags", Tags::normalise,
          "name", TextValue::name,
          "memory", TextValue::memory,
          "description", TextValue::description,
          "sshkeys", TextValue::sshKeys,
          "agent", TextValue::agent,
          "cpu", TextValue::cpu,
          "boot", TextValue::boot,
          "hotplug", TextValue::hotplug);

  private TextValue() {}

  static String normalise(String key, String value) {
    if (key.startsWith("ipconfig")) {
      return address(value);
    }
    return GRAMMARS.getOrDefault(key, UnaryOperator.identity()).apply(value);
  }

  private static String name(String value) {
    if (!value.isEmpty() && !DNS_NAME.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "invalid format - value does not look like a valid DNS name");
    }
    return value;
  }

  /** {@code 4096} or {@code current=4096}; stored as it came. */
  private static String memory(String value) {
    String current = PropertyString.parse(value, "current").get("current").orElse("");
    if (!current.matches("\\d{1,12}") || Long.parseLong(current) < SMALLEST_MEMORY) {
      throw new IllegalArgumentException(
          "invalid format - format error\ncurrent: value must have a minimum value of "
              + SMALLEST_MEMORY);
    }
    return value;
  }

  /** The configuration file keeps the notes as comment lines and loses blank ends. */
  private static String description(String value) {
    if (value.length() > LONGEST_DESCRIPTION) {
      throw new IllegalArgumentException(
          "value may only be " + LONGEST_DESCRIPTION + " characters long");
    }
    return value.stripTrailing();
  }

  private static String sshKeys(String value) {
    String keys;
    try {
      keys = URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("invalid format - invalid urlencoded string: " + value, e);
    }
    if (value.contains(" ") || value.contains("\n")) {
      throw new IllegalArgumentException("invalid format - invalid urlencoded string: " + value);
    }
    for (String key : keys.split("\n", -1)) {
      if (!key.isBlank() && !key.matches("(?s)\\S+ \\S+( .*)?")) {
        throw new IllegalArgumentException("SSH public key validation error");
      }
    }
    return value;
  }

  private static String agent(String value) {
    return known(value, "enabled", "enabled", "fstrim_cloned_disks", "freeze-fs-on-backup", "type");
  }

  /** {@code host} or {@code cputype=host,flags=+pcid;-ssbd}; stored as it came. */
  private static String cpu(String value) {
    known(
        value,
        "cputype",
        "cputype",
        "flags",
        "hidden",
        "hv-vendor-id",
        "phys-bits",
        "reported-model");
    PropertyString cpu = PropertyString.parse(value, "cputype");
    for (String flag : cpu.get("flags").orElse("+aes").split(";", -1)) {
      if (!CPU_FLAGS.matcher(flag).matches()) {
        throw new IllegalArgumentException(
            "invalid format - format error\nflags: value does not match the regex pattern");
      }
    }
    if (cpu.get("cputype").isEmpty()) {
      throw new IllegalArgumentException(
          "invalid format - format error\ncputype: property is missing and it is not optional");
    }
    return value;
  }

  private static String boot(String value) {
    return known(value, "legacy", "legacy", "order");
  }

  private static String hotplug(String value) {
    for (String feature : value.split(",", -1)) {
      if (!feature.matches("0|1|network|disk|cpu|memory|usb|cloudinit")) {
        throw new IllegalArgumentException(
            "invalid format - invalid hotplug feature '" + feature + "'");
      }
    }
    return value;
  }

  private static String address(String value) {
    Map<String, String> values = PropertyString.parse(value, "").values();
    values.forEach(
        (key, address) -> {
          boolean legal =
              switch (key) {
                case "ip" -> ADDRESS.matcher(address).matches();
                case "gw" -> ADDRESS.matcher(address).matches() && !address.contains("/");
                case "ip6" -> Address6.isForInterface(address);
                case "gw6" -> Address6.isAddress(address);
                default -> false;
              };
          if (!legal) {
            throw new IllegalArgumentException(
                "invalid format - format error\n" + key + ": invalid format");
          }
        });
    if (values.containsKey("gw") && !values.containsKey("ip")) {
      throw new IllegalArgumentException(
          "invalid format - format error\ngateway specified without address");
    }
    if (values.containsKey("gw6") && !values.getOrDefault("ip6", "").contains("/")) {
      throw new IllegalArgumentException(
          "invalid format - format error\nIPv6 gateway specified without IPv6 address");
    }
    return value;
  }

  private static String known(String value, String defaultKey, String... keys) {
    PropertyString.parse(value, defaultKey).requireKeys(keys);
    return value;
  }
}
