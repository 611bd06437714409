package io.github.proxmoxctl.generation;

import io.github.proxmoxctl.model.SecretReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that decides a host's configuration, in parts that a plan can name.
 *
 * @param shown what stands for each part, short enough for the ledger: {@code address}, {@code os
 *     family}, {@code roles} in clear, {@code role web} and {@code playbook} as digests, {@code
 *     variables of web} as {@code name:digest} of each, {@code secret db_password} as digest of
 *     where it is kept and its version
 * @param whole the same without any abbreviation, for the digest of the whole
 */
public record ConfigurationParts(SortedMap<String, String> shown, List<String> whole) {

  private static final int SHORT = 12;
  private static final int SHORTEST = 8;

  public ConfigurationParts {
    shown = Collections.unmodifiableSortedMap(new TreeMap<>(shown));
    whole = List.copyOf(whole);
  }

  /**
   * Pure: no host is asked and no secret is read.
   *
   * @param versions the version of a secret as far as it is known without its value
   */
  public static ConfigurationParts of(
      HostConfiguration host,
      ContentDigests content,
      Function<SecretReference, Optional<String>> versions) {
    var parts = new Builder();
    Host where = host.host();
    parts.clear("address", where.user() + "@" + where.address() + ":" + where.port());
    parts.clear("os family", where.osFamily());
    parts.clear("roles", String.join(" ", host.ansibleRoles()));
    parts.digest("playbook", content.playbook());
    if (content.requirements() != null) {
      parts.digest("requirements", content.requirements());
    }
    host.ansibleRoles()
        .forEach(role -> parts.digest("role " + role, content.roles().getOrDefault(role, "")));
    byRole(host).forEach((role, variables) -> parts.variables("variables of " + role, variables));
    host.secrets()
        .forEach((name, reference) -> parts.secret(name, reference, versions.apply(reference)));
    return new ConfigurationParts(parts.shown, parts.whole);
  }

  // a variable is named after its role; of several that fit it is the longest one's
  private static SortedMap<String, SortedMap<String, Object>> byRole(HostConfiguration host) {
    SortedMap<String, SortedMap<String, Object>> grouped = new TreeMap<>();
    host.variables()
        .forEach(
            (name, value) -> {
              String role =
                  host.ansibleRoles().stream()
                      .filter(candidate -> name.startsWith(candidate + "_"))
                      .max(Comparator.comparingInt(String::length))
                      .orElse("the host");
              grouped.computeIfAbsent(role, any -> new TreeMap<>()).put(name, value);
            });
    return grouped;
  }

  private static final class Builder {
    final SortedMap<String, String> shown = new TreeMap<>();
    final List<String> whole = new ArrayList<>();

    void clear(String part, String value) {
      add(part, value, value);
    }

    void digest(String part, String digest) {
      add(part, digest.substring(0, Math.min(SHORT, digest.length())), digest);
    }

    void variables(String part, Map<String, Object> variables) {
      var words = new ArrayList<String>();
      variables.forEach(
          (name, value) -> {
            String text = AnsibleYaml.of(Map.of(name, value));
            words.add(name + ":" + sha256(text).substring(0, SHORTEST));
            whole.add(part);
            whole.add(text);
          });
      shown.put(part, String.join(" ", words));
    }

    void secret(String name, SecretReference reference, Optional<String> version) {
      String place = place(reference);
      String words = version.map(known -> " version " + known).orElse("");
      add("secret " + name, sha256(place).substring(0, SHORT) + words, place + words);
    }

    private void add(String part, String text, String unabridged) {
      shown.put(part, text);
      whole.add(part);
      whole.add(unabridged);
    }
  }

  // without its version: another version of it is not another secret
  private static String place(SecretReference reference) {
    return reference instanceof SecretReference.Vault vault
        ? new SecretReference.Vault(vault.mount(), vault.path(), vault.key(), null).toString()
        : reference.toString();
  }

  /** The version that a reference names itself. */
  public static Optional<String> pinned(SecretReference reference) {
    @Nullable Integer version =
        reference instanceof SecretReference.Vault vault ? vault.version() : null;
    return Optional.ofNullable(version).map(String::valueOf);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
