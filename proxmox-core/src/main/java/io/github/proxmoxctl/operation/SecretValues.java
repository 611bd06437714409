package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.model.Pipeline;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.secret.Secret;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The secrets that some hosts need, each read once. */
final class SecretValues {

  private final Secrets secrets;
  private final @Nullable SecretReference privateKey;
  private final Map<SecretReference, Secret> known = new HashMap<>();

  SecretValues(Secrets secrets, Pipeline pipeline) {
    this.secrets = secrets;
    this.privateKey = pipeline.ansible().privateKey();
  }

  /** Reads what is not known yet, for just these hosts. */
  void read(Collection<PlannedHost> hosts) {
    Set<SecretReference> wanted = new LinkedHashSet<>();
    hosts.forEach(host -> wanted.addAll(host.configuration().secrets().values()));
    if (privateKey != null && !hosts.isEmpty()) {
      wanted.add(privateKey);
    }
    wanted.removeAll(known.keySet());
    known.putAll(secrets.readAll(wanted));
  }

  /** The key that logs in; null: that of the SSH agent. */
  @Nullable Secret privateKey() {
    return privateKey == null ? null : Objects.requireNonNull(known.get(privateKey));
  }

  /** In clear, by host and variable, for the file that Ansible reads. */
  SortedMap<String, SortedMap<String, String>> reveal(Collection<PlannedHost> hosts) {
    SortedMap<String, SortedMap<String, String>> values = new TreeMap<>();
    for (PlannedHost host : hosts) {
      SortedMap<String, String> own = new TreeMap<>();
      host.configuration()
          .secrets()
          .forEach(
              (name, reference) ->
                  own.put(name, Objects.requireNonNull(known.get(reference)).reveal()));
      values.put(host.name(), own);
    }
    return values;
  }
}
