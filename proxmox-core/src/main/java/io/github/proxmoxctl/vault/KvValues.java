package io.github.proxmoxctl.vault;

import io.github.jopenlibs.vault.json.JsonObject;
import io.github.jopenlibs.vault.json.JsonValue;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.secret.Secret;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The keys of one secret as they were read.
 *
 * @param texts by key
 * @param others keys whose values are empty, lists or mappings
 */
record KvValues(Map<String, Secret> texts, Set<String> others) {

  KvValues {
    texts = Map.copyOf(texts);
    others = Set.copyOf(others);
  }

  static KvValues of(JsonObject data) {
    Map<String, Secret> texts = new HashMap<>();
    Set<String> others = new HashSet<>();
    for (String key : data.names()) {
      String text = text(data.get(key));
      if (text.isBlank()) {
        others.add(key);
      } else {
        texts.put(key, Secret.of(text));
      }
    }
    return new KvValues(texts, others);
  }

  // whoever writes JSON may write a port or a pin as a number
  private static String text(JsonValue value) {
    if (value.isString()) {
      return value.asString();
    }
    return value.isNumber() || value.isBoolean() ? value.toString() : "";
  }

  Secret get(SecretReference.Vault reference) {
    Secret secret = texts.get(reference.key());
    if (secret != null) {
      return secret;
    }
    if (others.contains(reference.key())) {
      throw SecretFaults.notText(reference);
    }
    Set<String> known = new HashSet<>(texts.keySet());
    known.addAll(others);
    throw SecretFaults.key(reference, known);
  }
}
