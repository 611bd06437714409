package io.github.proxmoxctl.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The plan of one stack, in all its layers.
 *
 * @param roots by name
 */
public record StackPlan(
    String stack,
    String cluster,
    List<RootPlan> roots,
    ConfigurationPlan configuration,
    MonitoringPlan monitoring,
    Digest digest) {

  public StackPlan {
    roots = List.copyOf(roots);
  }

  /** A stack whose configuration and monitoring stay as they are. */
  public static StackPlan of(String stack, String cluster, List<RootPlan> roots, Pins pins) {
    return of(stack, cluster, roots, ConfigurationPlan.NONE, MonitoringPlan.NONE, pins);
  }

  public static StackPlan of(
      String stack,
      String cluster,
      List<RootPlan> roots,
      ConfigurationPlan configuration,
      MonitoringPlan monitoring,
      Pins pins) {
    List<RootPlan> sorted = roots.stream().sorted(Comparator.comparing(RootPlan::root)).toList();
    List<Object> parts = new ArrayList<>(List.of("stack", stack, cluster, pins.digest()));
    sorted.stream().map(RootPlan::digest).forEach(parts::add);
    parts.add(configuration.digest());
    parts.add(monitoring.digest());
    return new StackPlan(stack, cluster, sorted, configuration, monitoring, Digest.of(parts));
  }

  /** The changes of servers in all roots, worst first. */
  public List<ServerChange> changes() {
    return stream().sorted(Change.WORST_FIRST).toList();
  }

  /** The changes of what is no server, worst first. */
  public List<ObjectChange> objects() {
    return roots.stream()
        .flatMap(root -> root.objects().stream())
        .sorted(Change.WORST_FIRST)
        .toList();
  }

  /** The changes of backup jobs. */
  public List<ObjectChange> backups() {
    return objects().stream().filter(StackPlan::isBackup).toList();
  }

  private static boolean isBackup(Change change) {
    return change instanceof ObjectChange object && object.kind() == ObjectKind.BACKUP_JOB;
  }

  /** All changes but those of backup jobs, which are told by policy and server. */
  public List<Change> withoutBackups() {
    return all().stream().filter(change -> !isBackup(change)).toList();
  }

  /** Both. */
  public List<Change> all() {
    return roots.stream().flatMap(root -> root.all().stream()).sorted(Change.WORST_FIRST).toList();
  }

  private Stream<ServerChange> stream() {
    return roots.stream().flatMap(root -> root.changes().stream());
  }

  public int unchanged() {
    return roots.stream().mapToInt(RootPlan::unchanged).sum();
  }

  public int unchangedObjects() {
    return roots.stream().mapToInt(RootPlan::unchangedObjects).sum();
  }

  /** Servers that exist now: all but those to be created. */
  public int existing() {
    return unchanged() + (int) stream().filter(change -> change.action() != Action.CREATE).count();
  }

  public boolean hasChanges() {
    return Stream.of(Layer.values()).anyMatch(this::hasChanges);
  }

  public boolean hasChanges(Layer layer) {
    return switch (layer) {
      case SERVERS -> changesServers();
      case CONFIGURATION -> configuration.hasChanges();
      case MONITORING -> monitoring.hasChanges();
    };
  }

  /** Whether apply would do something. */
  public boolean changesServers() {
    return roots.stream()
        .flatMap(root -> root.all().stream())
        .anyMatch(change -> change.action().isChange());
  }
}
