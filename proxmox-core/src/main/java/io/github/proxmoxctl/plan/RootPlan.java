package io.github.proxmoxctl.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The plan of one root module.
 *
 * @param root {@code r01}
 * @param inputs hash of its generated files, live placement left out
 * @param changes worst first; servers without a change are only counted
 * @param unchanged how many servers stay as they are
 */
public record RootPlan(
    String root, String inputs, List<ServerChange> changes, int unchanged, Digest digest) {

  public RootPlan {
    changes = List.copyOf(changes);
  }

  public static RootPlan of(
      String root, String inputs, List<ServerChange> all, boolean changesOutputs) {
    List<ServerChange> changes =
        all.stream()
            .filter(change -> change.action() != Action.NONE)
            .sorted(
                Comparator.comparing(ServerChange::action)
                    .thenComparing(ServerChange::effect, Comparator.reverseOrder())
                    .thenComparing(ServerChange::server))
            .toList();
    List<Object> parts = new ArrayList<>(List.of("root", root, changesOutputs));
    changes.stream().map(ServerChange::digest).sorted().forEach(parts::add);
    return new RootPlan(root, inputs, changes, all.size() - changes.size(), Digest.of(parts));
  }
}
