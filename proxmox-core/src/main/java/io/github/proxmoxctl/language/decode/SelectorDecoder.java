package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.language.tree.ScalarNode;
import io.github.proxmoxctl.model.ServerSelector;

/** Which servers something is about. */
final class SelectorDecoder {

  private SelectorDecoder() {}

  /** What the key says: {@code all}, or a mapping; nobody without it. */
  static ServerSelector of(Fields fields, String key) {
    Fields selector = fields.map(key);
    return new ServerSelector(
        // the schema knows no other word
        fields.node().get(key) instanceof ScalarNode,
        selector.map("labels").labels(),
        selector.texts("environments"),
        selector.texts("names"),
        selector.texts("except"));
  }
}
