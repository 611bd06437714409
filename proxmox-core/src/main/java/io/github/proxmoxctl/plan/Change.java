package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.diagnostic.Location;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the plan does to one thing of the YAML: a server, or an object that belongs to none. */
public sealed interface Change permits ServerChange, ObjectChange {

  /** Worst first, then by name: the order of every plan. */
  Comparator<Change> WORST_FIRST =
      Comparator.comparing(Change::action)
          .thenComparing(Change::effect, Comparator.reverseOrder())
          .thenComparing(Change::name);

  /** As a person reads it: {@code shop-web-1}, {@code security group ssh-from-office}. */
  String name();

  /** The name it had before, or null. */
  @Nullable String formerName();

  /** Terraform's address of what the change is mainly about. */
  String address();

  /** Terraform's addresses of all that changes with it. */
  List<String> parts();

  Action action();

  /**
   * Whether this is done when some addresses are. A server is there, or gone, when its VM is; it is
   * changed when all of it is.
   */
  default boolean isDoneBy(Set<String> addresses) {
    boolean isOfParts = action() == Action.UPDATE && !parts().isEmpty();
    return isOfParts ? addresses.containsAll(parts()) : addresses.contains(address());
  }

  Effect effect();

  /** What differs, in the words of the YAML. */
  List<AttributeChange> attributes();

  /** One line on what is created or destroyed. */
  String summary();

  /** Where it is declared; null for what is declared no longer. */
  @Nullable Location location();

  /** Stands for all of this change that a reviewer approves. */
  Digest digest();
}
