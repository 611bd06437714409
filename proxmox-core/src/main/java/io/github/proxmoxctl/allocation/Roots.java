package io.github.proxmoxctl.allocation;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Gives root modules: a root once chosen is kept; a new server joins the first with room. */
final class Roots {

  private final int serversPerRoot;
  private final Map<String, Integer> members = new HashMap<>();

  Roots(int serversPerRoot, Known known) {
    this.serversPerRoot = serversPerRoot;
    // a server about to be destroyed still fills its place: the state holds it
    known.servers().values().forEach(entry -> join(entry.stack(), entry.server().root()));
  }

  private void join(String stack, String root) {
    members.merge(stack + "/" + root, 1, Integer::sum);
  }

  String give(String stack) {
    for (int number = 1; ; number++) {
      String root = String.format(Locale.ROOT, "r%02d", number);
      if (members.getOrDefault(stack + "/" + root, 0) < serversPerRoot) {
        join(stack, root);
        return root;
      }
    }
  }
}
