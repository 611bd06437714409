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
 * @param servers name of each server by its VM id
 */
public record ObjectInterpreter(
    Map<ObjectKind, Map<String, Origins>> declared, Map<String, String> servers) {

  /** Makes nothing; it is there for the sake of another resource. */
  private static final String HELPER = "terraform_data";

  public ObjectInterpreter {
    declared = Map.copyOf(declared);
    servers = Map.copyOf(servers);
  }

  /** One change per object of the root, those without a change included. */
  public List<ObjectChange> interpret(RootChanges root) {
    List<ObjectChange> changes = new ArrayList<>();
    for (ResourceChange change : root.changes()) {
      if (!change.actions().contains("read") && !change.type().equals(HELPER)) {
        changes.add(interpret(change, root.driftOf(change)));
      }
    }
    return changes;
  }

  private ObjectChange interpret(ResourceChange change, @Nullable ResourceChange drift) {
    ObjectKind kind = ObjectKind.ofType(change.type()).orElse(null);
    String key = change.key();
    String name = key == null ? change.address() : key;
    Origins origins = kind == null ? null : declared.getOrDefault(kind, Map.of()).get(name);
    Action action = action(kind, change);
    ObjectWords words = new ObjectWords(kind, servers);
    Effect effect = action.isDestructive() ? Effect.REPLACE : Effect.ONLINE;
    boolean isDifferent =
        action == Action.UPDATE || action == Action.REPLACE || action == Action.ADOPT;
    List<AttributeChange> attributes =
        isDifferent
            ? words.differences(change, drift, origins)
            : action == Action.NONE ? List.of() : words.members(change, origins);
    if (action == Action.CREATE && kind != null && isGone(drift)) {
      attributes =
          List.of(new AttributeChange(kind.word(), null, name, effect, true, placeOf(origins)));
    }
    Location location =
        origins != null && kind == ObjectKind.IMAGE ? origins.of("download") : placeOf(origins);
    return new ObjectChange(
        kind,
        name,
        change.address(),
        action,
        effect,
        attributes,
        words.summary(action == Action.DESTROY ? change.before() : change.after()),
        location,
        RawValues.digest(change, action, effect));
  }

  private static @Nullable Location placeOf(@Nullable Origins origins) {
    return origins == null ? null : origins.whole();
  }

  private static boolean isGone(@Nullable ResourceChange drift) {
    return drift != null && drift.actions().contains("delete");
  }

  private static Action action(@Nullable ObjectKind kind, ResourceChange change) {
    List<String> actions = change.actions();
    if (change.isReplacement() && (kind == ObjectKind.BACKUP_JOB || kind == ObjectKind.IMAGE)) {
      // it holds nothing of ours: a new one of the same name is the old one, changed
      return change.reason() != null && change.reason().contains("tainted")
          ? Action.CREATE
          : Action.UPDATE;
    }
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
