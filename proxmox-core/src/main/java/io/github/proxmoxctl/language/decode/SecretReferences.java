package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.model.SecretReference;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where secrets are kept, as the YAML names it. */
final class SecretReferences {

  private SecretReferences() {}

  /** One reference: exactly one of its forms is there. */
  static SecretReference of(Fields reference) {
    return reference.has("env")
        ? new SecretReference.Environment(reference.text("env"))
        : new SecretReference.File(reference.text("file"));
  }

  /** References by variable. */
  static SortedMap<String, SecretReference> all(Fields secrets) {
    SortedMap<String, SecretReference> all = new TreeMap<>();
    secrets
        .node()
        .entries()
        .forEach((key, entry) -> all.put(key, of(new Fields((MapNode) entry.value()))));
    return all;
  }
}
