package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.language.tree.ScalarNode;
import io.github.proxmoxctl.model.Peer;
import java.util.List;
import java.util.Optional;

/** Who may reach a port. */
final class PeerDecoder {

  private PeerDecoder() {}

  static Peer of(Node item, List<Diagnostic> problems) {
    if (item instanceof ScalarNode scalar) {
      String text = scalar.text();
      if (text.equals("any")) {
        return new Peer.Anyone();
      }
      Optional<Diagnostic> wrong = NetworkText.problem(text, item.location());
      wrong.ifPresent(problems::add);
      return new Peer.Addresses(text);
    }
    var fields = new Fields((MapNode) item);
    if (fields.has("membersOf")) {
      return new Peer.Members(fields.map("membersOf").text("role"), fields.optionalText("network"));
    }
    return new Peer.InNetwork(fields.text("network"));
  }
}
