package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.language.tree.ListNode;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.language.tree.ScalarNode;
import io.github.proxmoxctl.model.RoleUse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The roles of a server or external host. */
record RoleUseDecoder(List<Diagnostic> problems, Draft draft) {

  private static final String ROLES = "roles";
  private static final String ROLE = "role";

  /** The same mapping with {@code {role: web}} where its {@code roles} say {@code web}. */
  static MapNode written(MapNode spec) {
    if (!(spec.get(ROLES) instanceof ListNode list)
        || list.items().stream().allMatch(MapNode.class::isInstance)) {
      return spec;
    }
    List<Node> items = list.items().stream().map(RoleUseDecoder::asMapping).toList();
    var entries = new LinkedHashMap<>(spec.entries());
    entries.put(
        ROLES, new MapNode.Entry(spec.keyLocation(ROLES), new ListNode(items, list.location())));
    return new MapNode(entries, spec.location());
  }

  private static Node asMapping(Node item) {
    return item instanceof ScalarNode
        ? new MapNode(Map.of(ROLE, new MapNode.Entry(item.location(), item)), item.location())
        : item;
  }

  /** The items of {@link #written} roles. */
  List<RoleUse> all(Fields spec) {
    var variables = new VariableDecoder(problems);
    var secrets = new SecretVariableDecoder(variables, draft);
    return spec.items(ROLES).stream()
        .map(item -> new Fields((MapNode) item))
        .map(
            use ->
                new RoleUse(
                    use.text(ROLE),
                    variables.all(use.map("variables").node()),
                    secrets.all(use.map("secrets"))))
        .toList();
  }
}
