package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.model.SecretReference;
import java.util.SortedMap;
import java.util.TreeMap;

/** Ansible variables whose values are secret. */
record SecretVariableDecoder(VariableDecoder names, Draft draft) {

  /** Where each is kept, by its name. */
  SortedMap<String, SecretReference> all(Fields secrets) {
    SortedMap<String, SecretReference> all = new TreeMap<>();
    secrets
        .node()
        .entries()
        .forEach(
            (name, entry) -> {
              names.checkName(name, entry.key());
              Fields reference = new Fields((MapNode) entry.value());
              all.put(name, SecretReferenceDecoder.decode(reference, draft));
            });
    return all;
  }
}
