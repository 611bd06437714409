package io.github.proxmoxctl.approval;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.FirstFew;
import io.github.proxmoxctl.plan.Change;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.HostChange;
import io.github.proxmoxctl.plan.MonitoringPlan;
import io.github.proxmoxctl.plan.StackPlan;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One layer of a fresh stack against the approved stack, which is null where none is approved. */
final class LayerComparison {

  private static final String CODE = "approval.difference";
  private static final int SHOWN = 10;

  private LayerComparison() {}

  static List<Diagnostic> servers(ApprovedPlan.@Nullable Stack approved, StackPlan fresh) {
    return fresh.all().stream()
        .filter(change -> approved == null || !approved.changes().contains(change.digest()))
        .map(
            change ->
                Diagnostic.error(
                        CODE,
                        "%s: %s was not approved as it is now"
                            .formatted(fresh.stack(), change.name()),
                        change.location())
                    .because(change.address() + ": " + describe(change))
                    .next(Comparison.REMEDY))
        .toList();
  }

  private static String describe(Change change) {
    String action = change.action().name().toLowerCase(Locale.ROOT);
    return change.attributes().isEmpty()
        ? action + " " + change.summary()
        : action + " " + join(change.attributes().stream().map(a -> a.text()));
  }

  static List<Diagnostic> configuration(ApprovedPlan.@Nullable Stack approved, StackPlan fresh) {
    return fresh.configuration().changes().stream()
        .filter(change -> !change.digest().equals(approvedFor(approved, change.host())))
        .map(
            change ->
                Diagnostic.error(
                        CODE,
                        "%s: the configuration of %s was not approved as it is now"
                            .formatted(fresh.stack(), change.host()),
                        change.location())
                    .because(
                        (approvedFor(approved, change.host()) == null
                                ? "the approved plan does not configure it; now: "
                                : "the approved plan configures it otherwise; now: ")
                            + describe(change))
                    .next(Comparison.REMEDY))
        .toList();
  }

  private static @Nullable Digest approvedFor(ApprovedPlan.@Nullable Stack approved, String host) {
    return approved == null ? null : approved.hosts().get(host);
  }

  private static String describe(HostChange change) {
    return change.kind() == HostChange.Kind.FROM_SCRATCH || change.reasons().isEmpty()
        ? "roles " + String.join(", ", change.roles())
        : join(change.reasons().stream());
  }

  static List<Diagnostic> monitoring(ApprovedPlan.@Nullable Stack approved, StackPlan fresh) {
    MonitoringPlan monitoring = fresh.monitoring();
    return approved != null && monitoring.desired().equals(approved.monitoring())
        ? List.of()
        : List.of(
            Diagnostic.error(
                    CODE,
                    "%s: what monitoring shall know was not approved as it is now"
                        .formatted(fresh.stack()),
                    null)
                .because("now: " + describe(monitoring))
                .next(Comparison.REMEDY));
  }

  private static String describe(MonitoringPlan monitoring) {
    List<String> all =
        Stream.of(
                monitoring.added().stream().map(target -> "+ " + target),
                monitoring.removed().stream().map(target -> "- " + target),
                monitoring.files().stream())
            .flatMap(lines -> lines)
            .toList();
    return FirstFew.of(all, SHOWN);
  }

  private static String join(Stream<String> texts) {
    return texts.collect(Collectors.joining("; "));
  }
}
