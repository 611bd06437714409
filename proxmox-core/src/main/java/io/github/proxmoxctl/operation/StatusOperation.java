package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.ledger.Ledger;
import io.github.proxmoxctl.ledger.LedgerSnapshot;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Goal {@code status}: a report. What cannot be reached is said and left out; that is no failure.
 */
public final class StatusOperation {

  private final Surroundings around;

  public StatusOperation(Surroundings around) {
    this.around = around;
  }

  public StatusResult execute(StatusRequest request) {
    ValidateResult valid =
        ValidateOperation.execute(new ValidateRequest(request.directory()), around.environment());
    StatusResult result;
    if (valid.outcome() != Outcome.OK) {
      result = StatusResult.failed(valid.outcome(), valid.diagnostics(), valid.sources());
    } else {
      try {
        result = report(request, valid);
      } catch (DiagnosticException e) {
        result = StatusResult.failed(e.outcome(), e.diagnostics(), valid.sources());
      }
    }
    return result.writtenTo(request.directory());
  }

  private StatusResult report(StatusRequest request, ValidateResult valid) {
    try (Site site = Site.open(request.directory(), around.environment())) {
      DesiredState desired = valid.desiredState();
      Ledger ledger = Ledgers.open(site, desired.pipeline(), around);
      List<Diagnostic> warnings = new ArrayList<>();
      Map<String, AppliedStack> recorded = read(ledger, warnings).state().stacks();
      SortedSet<String> stacks = StackSelection.of(known(desired, recorded), request.stacks());
      warnings.addAll(Cautions.of(site, ledger, stacks));
      LiveFleet live =
          LiveFleet.of(
              around,
              site.root(),
              desired,
              recorded.values().stream().filter(stack -> stacks.contains(stack.name())).toList(),
              clusters(desired, recorded, stacks));
      warnings.addAll(live.unreachable());
      return new StatusResult(
          Outcome.OK,
          warnings,
          valid.sources(),
          around.clock().instant(),
          FleetReport.of(desired, recorded, stacks, live),
          live.unreachable().isEmpty());
    }
  }

  private static LedgerSnapshot read(Ledger ledger, List<Diagnostic> warnings) {
    try {
      return ledger.read();
    } catch (DiagnosticException e) {
      LedgerSnapshot remembered = ledger.readRemembered();
      warnings.add(
          Diagnostic.warning(
                  "ledger.remembered",
                  "the ledger's remote does not answer: this is what this clone last saw of it",
                  null)
              .because(e.diagnostics().get(0).summary()));
      return remembered;
    }
  }

  private static SortedSet<String> known(DesiredState desired, Map<String, AppliedStack> recorded) {
    SortedSet<String> stacks = new TreeSet<>();
    desired.servers().forEach(server -> stacks.add(server.stack()));
    desired.externalHosts().forEach(host -> stacks.add(host.stack()));
    recorded.values().stream()
        .filter(stack -> !stack.servers().isEmpty())
        .forEach(stack -> stacks.add(stack.name()));
    return stacks;
  }

  private static Set<String> clusters(
      DesiredState desired, Map<String, AppliedStack> recorded, SortedSet<String> stacks) {
    Set<String> clusters =
        recorded.values().stream()
            .filter(stack -> stacks.contains(stack.name()) && !stack.servers().isEmpty())
            .map(AppliedStack::cluster)
            .collect(Collectors.toSet());
    desired.servers().stream()
        .filter(server -> stacks.contains(server.stack()))
        .map(Server::cluster)
        .forEach(clusters::add);
    return clusters;
  }
}
