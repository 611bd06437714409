package io.github.proxmoxctl.plan;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The numbers of a plan's objects: of what is no server.
 *
 * @param unchanged those that stay as they are
 * @param noun what the changed ones are, {@code security group}; {@code object} for several kinds
 */
public record ObjectCounts(
    int create, int update, int replace, int destroy, int unchanged, String noun) {

  static final String OBJECT = "object";

  public static final ObjectCounts NONE = new ObjectCounts(0, 0, 0, 0, 0, OBJECT);

  static ObjectCounts of(Collection<StackPlan> stacks) {
    List<ObjectChange> changes = stacks.stream().flatMap(s -> s.objects().stream()).toList();
    Set<String> nouns =
        changes.stream()
            .map(ObjectChange::kind)
            .map(kind -> kind == null ? OBJECT : kind.word())
            .collect(Collectors.toSet());
    return new ObjectCounts(
        count(changes, Action.CREATE),
        count(changes, Action.UPDATE) + count(changes, Action.ADOPT),
        count(changes, Action.REPLACE),
        count(changes, Action.DESTROY),
        stacks.stream().mapToInt(StackPlan::unchangedObjects).sum(),
        nouns.size() == 1 ? nouns.iterator().next() : OBJECT);
  }

  private static int count(List<ObjectChange> changes, Action action) {
    return (int) changes.stream().filter(change -> change.action() == action).count();
  }
}
