package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.Origins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads Terraform's resource changes as changes to objects that belong to no server, in the words
 * of the YAML.
 *
 * @param declared where each object is declared, by kind and name
 */
public record ObjectInterpreter(Map<ObjectKind, Map<String, Origins>> declared) {

  public ObjectInterpreter {
    declared = Map.copyOf(declared);
  }

  /** One change per object of the root, those without a change included. */
  public List<ObjectChange> interpret(RootChanges root) {
    List<ObjectChange> changes = new ArrayList<>();
    for (ResourceChange change : root.changes()) {
      if (!change.actions().contains("read")) {
        changes.add(interpret(change, drift(root, change)));
      }
    }
    return changes;
  }

  private static @Nullable ResourceChange drift(RootChanges root, ResourceChange change) {
    return root.drift().stream()
        .filter(drift -> drift.address().equals(change.address()))
        .findFirst()
        .orElse(null);
  }

  private ObjectChange interpret(ResourceChange change, @Nullable ResourceChange drift) {
    ObjectKind kind = ObjectKind.ofType(change.type()).orElse(null);
    String key = change.key();
    String name = key == null ? change.address() : key;
    Origins origins = kind == null ? null : declared.getOrDefault(kind, Map.of()).get(name);
    Action action = action(change);
    Effect effect = action.isDestructive() ? Effect.REPLACE : Effect.ONLINE;
    boolean isDifferent =
        action == Action.UPDATE || action == Action.REPLACE || action == Action.ADOPT;
    Location location = origins == null ? null : origins.whole();
    return new ObjectChange(
        kind,
        name,
        change.address(),
        action,
        effect,
        isDifferent ? ObjectWords.differences(kind, change, drift, origins) : List.of(),
        ObjectWords.summary(kind, action == Action.DESTROY ? change.before() : change.after()),
        location,
        RawValues.digest(change, action, effect));
  }

  private static Action action(ResourceChange change) {
    List<String> actions = change.actions();
    if (change.isReplacement()) {
      return "replace_because_tainted".equals(change.reason()) ? Action.CREATE : Action.REPLACE;
    }
    if (actions.contains("delete")) {
      return Action.DESTROY;
    }
    if (actions.contains("create")) {
      return Action.CREATE;
    }
    if (change.importId() != null) {
      return Action.ADOPT;
    }
    return actions.contains("update") ? Action.UPDATE : Action.NONE;
  }
}
