package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.diagnostic.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that differs from what was applied: mostly a VM.
 *
 * @param server its name in the ledger, of a foreign VM the name that the cluster has; or what is
 *     no server, such as {@code security group web} or {@code monitoring rules/acme.shop.yml}
 * @param stack null for a foreign VM
 * @param vmId 0 of what is no server
 * @param node where it is, or where it was applied; empty of what is no server
 * @param attributes what a hand changed: {@code before} is found, {@code after} is what apply would
 *     set
 * @param note what else there is to say
 */
public record Difference(
    Kind kind,
    String server,
    @Nullable String stack,
    String cluster,
    int vmId,
    String node,
    List<AttributeChange> attributes,
    String note,
    @Nullable Location location) {

  /** What differs. The order is that of a report: worst first. */
  public enum Kind {
    /** It was applied, and is not there any more. */
    VANISHED,
    /** On its id is a VM with another UUID. */
    EXCHANGED,
    /** Its settings are others than those that were applied. */
    CHANGED,
    /** A VM that the ledger does not know, on an id of ours or with a tag of ours. */
    FOREIGN
  }

  public Difference {
    attributes = List.copyOf(attributes);
  }

  /**
   * What is no server, and differs as a whole.
   *
   * @param name its kind and name
   */
  public static Difference ofObject(
      Kind kind,
      String name,
      String stack,
      String cluster,
      String note,
      @Nullable Location location) {
    return new Difference(kind, name, stack, cluster, 0, "", List.of(), note, location);
  }
}
