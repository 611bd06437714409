package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.ansible.AnsibleContent;
import io.github.proxmoxctl.approval.Approval;
import io.github.proxmoxctl.approval.Comparison;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.ledger.Ledger;
import io.github.proxmoxctl.ledger.Provenance;
import io.github.proxmoxctl.model.DesiredState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Goal {@code configure}: runs Ansible on the hosts whose configuration is not recorded as applied,
 * and records those whose verify passed.
 */
public final class ConfigureOperation {

  private final Surroundings around;
  private final Function<Path, AnsibleContent> contents;

  public ConfigureOperation(Surroundings around) {
    this(around, AnsibleContent::of);
  }

  /**
   * @param contents reads playbook and roles, given the infrastructure root
   */
  ConfigureOperation(Surroundings around, Function<Path, AnsibleContent> contents) {
    this.around = around;
    this.contents = contents;
  }

  public ConfigureResult execute(ConfigureRequest request) {
    ValidateResult valid =
        ValidateOperation.execute(new ValidateRequest(request.directory()), around.environment());
    ConfigureResult result;
    if (valid.outcome() != Outcome.OK) {
      result = ConfigureResult.failed(valid.outcome(), valid.diagnostics(), valid.sources());
    } else {
      try {
        result = configure(request, valid);
      } catch (DiagnosticException e) {
        result = ConfigureResult.failed(e.outcome(), e.diagnostics(), valid.sources());
      }
    }
    return result.writtenTo(request.directory());
  }

  private ConfigureResult configure(ConfigureRequest request, ValidateResult valid) {
    DesiredState desired = valid.desiredState();
    try (Site site = Site.open(request.directory(), around.environment());
        Secrets secrets = Secrets.of(around, site.root(), desired.pipeline())) {
      Ledger ledger = Ledgers.openComplete(site, desired.pipeline(), around);
      Estate before = EstateReader.readCommitted(site, valid, ledger);
      SortedSet<String> stacks = StackSelection.withHosts(before, request.stacks());
      AnsibleContent content = contents.apply(site.root());
      HostSelection expected = select(site, content, before, stacks, request);
      if (expected.hosts().isEmpty()) {
        return ConfigureResult.of(expected, ConfigureStage.Done.NOTHING, valid);
      }
      Optional<Approval> approval = approval(site, expected, request);
      // what cannot be read now shall not be found out with the stacks locked
      SecretValues values = new SecretValues(secrets, desired.pipeline());
      values.read(expected.hosts());
      Run run = Run.start(site, around, before);
      StackLocking locks = StackLocking.acquire(site, around, run, stacks, request.lockTimeout());
      try (locks) {
        Estate estate = EstateReader.readAgain(before, ledger);
        HostSelection selection = select(site, content, estate, stacks, request);
        List<Diagnostic> objections = objections(selection, approval);
        if (!objections.isEmpty()) {
          return ConfigureResult.failed(Outcome.REFUSED, objections, valid.sources());
        }
        values.read(selection.hosts());
        ConfigureStage.Done done =
            new ConfigureStage(site, around, ledger, run, content)
                .configure(estate, selection, secrets, values, request, provenance(run, approval));
        return ConfigureResult.of(selection, done, valid);
      }
    }
  }

  private static HostSelection select(
      Site site,
      AnsibleContent content,
      Estate estate,
      SortedSet<String> stacks,
      ConfigureRequest request) {
    return HostSelection.of(ConfigurationPlanner.of(content, site).plan(estate, stacks), request);
  }

  /** Empty when nothing needs it, or only a person at the terminal can still approve. */
  private Optional<Approval> approval(
      Site site, HostSelection selection, ConfigureRequest request) {
    return selection.hasChanges() || request.approve() != null
        ? ApprovalReader.read(site, request.approve(), around.terminal())
        : Optional.empty();
  }

  private List<Diagnostic> objections(HostSelection selection, Optional<Approval> approval) {
    if (!selection.hasChanges()) {
      return List.of();
    }
    if (approval.isEmpty()) {
      return new ConfigurationQuestion(around.terminal()).ask(selection);
    }
    List<Diagnostic> objections = new ArrayList<>();
    selection
        .planned()
        .values()
        .forEach(
            stack ->
                objections.addAll(
                    Comparison.configurationDifferences(
                        approval.get(), stack.of(selection.hosts()))));
    return objections;
  }

  private static Provenance provenance(Run run, Optional<Approval> approval) {
    @Nullable String digest =
        approval.map(Approval::plan).map(plan -> plan.digest().hex()).orElse(null);
    List<String> approvedBy =
        approval.isEmpty() || approval.get().overcomesPolicy()
            ? List.of(run.actor().toString())
            : List.of();
    return new Provenance(
        run.id(), run.actor(), run.head().id(), digest, approvedBy, null, run.toolVersion());
  }
}
