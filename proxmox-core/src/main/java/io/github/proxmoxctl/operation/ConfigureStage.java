package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.ansible.AnsibleContent;
import io.github.proxmoxctl.ansible.AnsibleSearch;
import io.github.proxmoxctl.ansible.AnsibleTool;
import io.github.proxmoxctl.ansible.HostVerdict;
import io.github.proxmoxctl.ansible.Platforms;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.generation.Host;
import io.github.proxmoxctl.ledger.Ledger;
import io.github.proxmoxctl.ledger.LedgerEntry;
import io.github.proxmoxctl.ledger.Provenance;
import io.github.proxmoxctl.ledger.RecordOutcome;
import io.github.proxmoxctl.ledger.Story;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.RunRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Configures hosts of stacks whose locks are held: keys, Ansible, verdict, record. What comes
 * before, approval above all, is its caller's.
 */
final class ConfigureStage {

  /**
   * What was done.
   *
   * @param outcomes by host, in the order of the selection
   * @param diagnostics why hosts are not configured, and what to know of the record
   * @param record null when there was nothing to do
   * @param ledgerCommit null when it is not recorded
   */
  record Done(
      List<HostOutcome> outcomes,
      List<Diagnostic> diagnostics,
      @Nullable RunRecord record,
      @Nullable String ledgerCommit,
      Outcome outcome) {

    static final Done NOTHING = new Done(List.of(), List.of(), null, null, Outcome.OK);
  }

  private final Site site;
  private final Surroundings around;
  private final Ledger ledger;
  private final Run run;
  private final AnsibleContent content;

  ConfigureStage(Site site, Surroundings around, Ledger ledger, Run run, AnsibleContent content) {
    this.site = site;
    this.around = around;
    this.ledger = ledger;
    this.run = run;
    this.content = content;
  }

  /**
   * Configures what was selected; a host that fails is part of the answer.
   *
   * @param values knows the secrets of the hosts
   * @param provenance what the record says of its origin
   * @throws DiagnosticException when nothing was begun
   */
  Done configure(
      Estate estate,
      HostSelection selection,
      Secrets secrets,
      SecretValues values,
      ConfigureRequest request,
      Provenance provenance) {
    List<PlannedHost> hosts = selection.hosts();
    if (hosts.isEmpty()) {
      return Done.NOTHING;
    }
    AnsibleTool tool = tool(estate, hosts);
    around.interruption().check("the first host");
    HostKeys.Known known = new HostKeys(site, around, estate, secrets, request).of(hosts);
    List<PlannedHost> ready =
        hosts.stream().filter(host -> known.keys().containsKey(host.name())).toList();
    Map<String, HostOutcome> outcomes = new HashMap<>();
    known.problems().forEach((host, problem) -> outcomes.put(host, notReady(hosts, host, problem)));
    List<Diagnostic> diagnostics = new ArrayList<>();
    boolean isStopped = false;
    if (!ready.isEmpty()) {
      around.interruption().check("the first host");
      BegunConfigurations begun = new BegunConfigurations(site.durable());
      begun.begin(run.id(), ready.stream().map(PlannedHost::name).toList());
      ConfigurationRun.Ended ended;
      try (RunArtifacts artifacts = RunArtifacts.open(site.workspace(), run.id())) {
        ended =
            new ConfigurationRun(site, around, tool, content)
                .of(ready, known.keys(), values, forks(estate, request, ready), artifacts);
      } catch (DiagnosticException e) {
        // it was not started: everything is as it was
        begun.settle(run.id(), List.of());
        throw e;
      }
      isStopped = ended.result().isStopped();
      if (ended.result().counts() == null) {
        diagnostics.add(HostProblems.didNotRun(ended.result()));
      }
      for (int i = 0; i < ready.size(); i++) {
        HostOutcome outcome = outcome(ready.get(i), ended.verdicts().get(i), ended, known);
        outcomes.put(ready.get(i).name(), outcome);
      }
    }
    List<HostOutcome> inOrder =
        hosts.stream().map(host -> Objects.requireNonNull(outcomes.get(host.name()))).toList();
    tell(inOrder);
    inOrder.stream()
        .filter(outcome -> outcome.kind() != HostVerdict.Kind.NOT_FINISHED || diagnostics.isEmpty())
        .map(HostOutcome::problem)
        .filter(Objects::nonNull)
        .forEach(diagnostics::add);
    return recorded(estate, selection, inOrder, diagnostics, isStopped, provenance);
  }

  private AnsibleTool tool(Estate estate, List<PlannedHost> hosts) {
    AnsibleTool tool =
        new AnsibleSearch(around.environment(), around.processes())
            .find(estate.desired().pipeline().ansible().command());
    SortedMap<String, List<String>> byImage = new TreeMap<>();
    for (PlannedHost host : hosts) {
      if (host.host() instanceof Host.OfServer ours) {
        byImage.computeIfAbsent(ours.server().image(), image -> new ArrayList<>()).add(host.name());
      }
    }
    List<Diagnostic> problems = new ArrayList<>();
    byImage.forEach(
        (image, names) ->
            Platforms.problem(
                    tool.version(),
                    image,
                    names,
                    location(estate.desired().imagesByName().get(image)))
                .ifPresent(problems::add));
    if (!problems.isEmpty()) {
      throw new DiagnosticException(Outcome.ERROR, problems);
    }
    return tool;
  }

  private static @Nullable Location location(@Nullable Image image) {
    return image == null ? null : image.origins().whole();
  }

  private static int forks(Estate estate, ConfigureRequest request, List<PlannedHost> hosts) {
    Integer asked = request.forks();
    int most = asked == null ? estate.desired().pipeline().ansible().forks() : asked;
    return Math.max(1, Math.min(most, hosts.size()));
  }

  private static HostOutcome notReady(List<PlannedHost> hosts, String name, Diagnostic problem) {
    PlannedHost host =
        hosts.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    return HostOutcome.notBegun(
        host,
        problem.code().equals("hostKey.changed")
            ? HostVerdict.Kind.OTHER_KEY
            : HostVerdict.Kind.UNREACHABLE,
        problem);
  }

  private static HostOutcome outcome(
      PlannedHost host, HostVerdict verdict, ConfigurationRun.Ended ended, HostKeys.Known known) {
    return new HostOutcome(
        host,
        verdict.kind(),
        known.keys().get(host.name()),
        ended.touched().contains(host.name()),
        verdict.changed(),
        HostProblems.of(host, verdict));
  }

  private void tell(List<HostOutcome> outcomes) {
    for (HostOutcome outcome : outcomes) {
      around
          .progress()
          .say(
              String.format(
                  java.util.Locale.ROOT,
                  "%-16s %s",
                  outcome.host().name(),
                  outcome.isConfigured()
                      ? "configured and verified, "
                          + (outcome.changed() == 0
                              ? "nothing changed"
                              : outcome.changed() + " changed")
                      : "not configured"));
    }
  }

  private Done recorded(
      Estate estate,
      HostSelection selection,
      List<HostOutcome> outcomes,
      List<Diagnostic> problems,
      boolean isStopped,
      Provenance provenance) {
    Instant now = around.clock().instant();
    SortedMap<String, List<HostOutcome>> byStack =
        outcomes.stream()
            .collect(
                Collectors.groupingBy(
                    outcome -> outcome.host().host().stack(), TreeMap::new, Collectors.toList()));
    RunRecord record =
        new RunRecord(
            run.id(),
            ConfigureResult.GOAL,
            run.actor().toString(),
            run.started(),
            now,
            estate.head().id(),
            byStack.entrySet().stream()
                .map(
                    stack ->
                        ConfigurationRecording.stage(stack.getKey(), stack.getValue(), isStopped))
                .toList());
    Set<String> declared =
        selection.planned().values().stream()
            .flatMap(stack -> stack.hosts().stream())
            .map(PlannedHost::name)
            .collect(Collectors.toSet());
    RecordOutcome recorded =
        ledger.record(state -> entry(state, estate, byStack, declared, record, provenance, now));
    // what could not be pushed is kept by the ledger: either way these hosts are not forgotten
    new BegunConfigurations(site.durable())
        .settle(run.id(), outcomes.stream().map(outcome -> outcome.host().name()).toList());
    List<Diagnostic> notes = RecordNotes.of(recorded, ConfigureResult.GOAL);
    List<Diagnostic> all = new ArrayList<>(problems);
    all.addAll(notes);
    return new Done(outcomes, all, record, recorded.commit(), outcome(outcomes, notes));
  }

  private LedgerEntry entry(
      AppliedState state,
      Estate estate,
      SortedMap<String, List<HostOutcome>> byStack,
      Set<String> declared,
      RunRecord record,
      Provenance provenance,
      Instant now) {
    List<AppliedStack> stacks =
        byStack.entrySet().stream()
            .map(
                stack ->
                    ConfigurationRecording.of(
                        state
                            .stacks()
                            .getOrDefault(
                                stack.getKey(),
                                AppliedStack.empty(
                                    stack.getKey(), estate.clusterOf(stack.getKey()))),
                        stack.getValue(),
                        declared,
                        run,
                        now))
            .toList();
    int all = byStack.values().stream().mapToInt(List::size).sum();
    int done =
        (int)
            byStack.values().stream()
                .flatMap(List::stream)
                .filter(HostOutcome::isConfigured)
                .count();
    return new LedgerEntry(
        Story.configured(provenance.sourceCommit(), done, all), stacks, provenance, record);
  }

  private Outcome outcome(List<HostOutcome> outcomes, List<Diagnostic> notes) {
    List<Outcome> all = new ArrayList<>();
    around.interruption().requested().ifPresent(all::add);
    long done = outcomes.stream().filter(HostOutcome::isConfigured).count();
    if (done < outcomes.size()) {
      all.add(done > 0 ? Outcome.PARTLY_DONE : Outcome.ERROR);
    }
    if (notes.stream().anyMatch(Diagnostic::isError)) {
      all.add(Outcome.PARTLY_DONE);
    }
    return Outcome.ofAll(all);
  }
}
