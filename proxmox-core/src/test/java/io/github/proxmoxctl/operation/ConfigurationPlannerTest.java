package io.github.proxmoxctl.operation;

import static io.github.proxmoxctl.model.TestServer.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.allocation.Allocator;
import io.github.proxmoxctl.ansible.HostVerdict;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.generation.ConfigurationParts;
import io.github.proxmoxctl.generation.ContentDigests;
import io.github.proxmoxctl.git.Actor;
import io.github.proxmoxctl.git.SourceCommit;
import io.github.proxmoxctl.ledger.LedgerSnapshot;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.HostKey;
import io.github.proxmoxctl.model.RunRecord;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestRole;
import io.github.proxmoxctl.model.Variable;
import io.github.proxmoxctl.plan.HostChange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is planned from the ledger, and what the ledger has after a run. */
class ConfigurationPlannerTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Actor ADA = new Actor("Ada", "ada@example.org");
  private static final SourceCommit HEAD =
      new SourceCommit("3f9c2e1".repeat(5) + "abcde", NOW, ADA);
  private static final Run RUN = new Run("run-2", ADA, HEAD, NOW, "test");

  private final Map<String, String> roles =
      new HashMap<>(Map.of("base", "b".repeat(64), "shop", "5".repeat(64)));
  private String greeting = "hello";
  private AppliedState ledger = AppliedState.empty();
  private Set<String> interrupted = Set.of();

  private Estate estate() {
    DesiredState desired =
        new TestEstate()
            .role(TestRole.named("shop").variable("shop_greeting", new Variable.Text(greeting)))
            .with(
                named("web-1").nic("front", "app").role("shop"),
                named("web-2").nic("front", "app").role("shop"),
                named("idle").nic("front", "app"),
                named("off").nic("front", "app").role("shop").stopped());
    return new Estate(
        Path.of("/repo"),
        HEAD,
        List.of(),
        desired,
        Sources.none(),
        new LedgerSnapshot(ledger, Optional.empty()),
        Allocator.allocate(desired, ledger, NOW));
  }

  private PlannedConfiguration plan() {
    return Objects.requireNonNull(
        new ConfigurationPlanner(
                new ContentDigests("p".repeat(64), roles, null),
                interrupted,
                ConfigurationParts::pinned)
            .plan(estate(), new TreeSet<>(Set.of("shop")))
            .get("shop"));
  }

  /** The servers exist, as apply records them. */
  private void apply() {
    ledger = TestEstate.applied(estate().allocation().servers().values());
  }

  private AppliedStack stack() {
    return Objects.requireNonNull(ledger.stacks().get("shop"));
  }

  private void record(List<HostOutcome> outcomes) {
    AppliedStack after =
        ConfigurationRecording.of(stack(), outcomes, Set.of("web-1", "web-2"), RUN, NOW);
    ledger = new AppliedState(new TreeMap<>(Map.of("shop", after)));
  }

  private static HostOutcome outcome(PlannedHost host, HostVerdict.Kind kind, boolean isTouched) {
    @Nullable Diagnostic problem =
        kind == HostVerdict.Kind.CONFIGURED ? null : Diagnostic.error("a.b", "why", null);
    return new HostOutcome(host, kind, "ssh-ed25519 AAAA", isTouched, 3, problem);
  }

  private static HostSelection select(
      PlannedConfiguration planned, boolean isAll, String... names) {
    return select(planned, isAll, new TreeSet<>(List.of(names)), new TreeSet<>());
  }

  private static HostSelection select(
      PlannedConfiguration planned,
      boolean isAll,
      SortedSet<String> limit,
      SortedSet<String> repin) {
    return HostSelection.of(
        new TreeMap<>(Map.of("shop", planned)),
        new ConfigureRequest(
            Path.of("/repo"),
            new TreeSet<>(),
            null,
            Duration.ZERO,
            isAll,
            limit,
            null,
            repin,
            Duration.ZERO));
  }

  @Test
  void whatRunsAndHasARoleIsFromScratchAndWaitsUntilItExists() {
    PlannedConfiguration planned = plan();
    assertThat(planned.hosts()).extracting(PlannedHost::name).containsExactly("web-1", "web-2");
    assertThat(planned.plan().changes())
        .extracting(HostChange::kind)
        .containsOnly(HostChange.Kind.FROM_SCRATCH);
    assertThat(planned.plan().changes().get(0).roles()).containsExactly("base", "shop");
    HostSelection selection = select(planned, false);
    assertThat(selection.hosts()).isEmpty();
    assertThat(selection.waiting()).hasSize(2);
    apply();
    assertThat(select(plan(), false).hosts()).hasSize(2);
    assertThat(plan().plan().digest())
        .as("creation changes nothing of it")
        .isEqualTo(planned.plan().digest());
  }

  @Test
  void whatIsRecordedIsUnchangedUntilSomethingOfItChanges() {
    apply();
    List<PlannedHost> hosts = plan().hosts();
    record(
        List.of(
            outcome(hosts.get(0), HostVerdict.Kind.CONFIGURED, true),
            outcome(hosts.get(1), HostVerdict.Kind.FAILED, true)));
    assertThat(stack().configurations()).containsOnlyKeys("web-1");
    assertThat(plan().plan().unchanged()).isEqualTo(1);
    assertThat(select(plan(), false).hosts())
        .extracting(PlannedHost::name)
        .containsExactly("web-2");
    assertThat(select(plan(), true).hosts()).hasSize(2);
    assertThat(select(plan(), true, "web-1").hosts()).hasSize(1);
    assertThat(select(plan(), false, "web-1").hosts()).isEmpty();
    assertThat(select(plan(), false, new TreeSet<>(), new TreeSet<>(Set.of("web-1"))).hosts())
        .hasSize(2);

    greeting = "good morning";
    assertThat(plan().plan().changes().get(0).reasons())
        .containsExactly("variables of shop: shop_greeting");
    greeting = "hello";
    roles.put("shop", "6".repeat(64));
    assertThat(plan().plan().changes().get(0).reasons()).containsExactly("role shop changed");
    roles.put("shop", "5".repeat(64));
    roles.put("other", "7".repeat(64));
    assertThat(plan().plan().unchanged()).as("a role that it does not have").isEqualTo(1);
  }

  @Test
  void whatWasBegunWithAndNotFinishedIsConfiguredAgainWhateverTheDigest() {
    apply();
    List<HostOutcome> done = new ArrayList<>();
    plan().hosts().forEach(host -> done.add(outcome(host, HostVerdict.Kind.CONFIGURED, true)));
    record(done);
    assertThat(plan().plan().hasChanges()).isFalse();

    interrupted = Set.of("web-2");
    assertThat(plan().plan().changes())
        .singleElement()
        .extracting(HostChange::reasons)
        .isEqualTo(List.of("the last run did not come to its end"));
    interrupted = Set.of();

    record(
        List.of(
            outcome(plan().hosts().get(0), HostVerdict.Kind.FAILED, true),
            outcome(plan().hosts().get(1), HostVerdict.Kind.UNREACHABLE, false)));
    assertThat(plan().plan().changes())
        .as("nothing was done to the one that was not reached")
        .extracting(HostChange::host)
        .containsExactly("web-1");
  }

  @Test
  void aKeyIsPinnedOnceTheHostHasShownIt() {
    apply();
    List<PlannedHost> hosts = plan().hosts();
    record(
        List.of(
            outcome(hosts.get(0), HostVerdict.Kind.FAILED, true),
            outcome(hosts.get(1), HostVerdict.Kind.OTHER_KEY, false)));
    assertThat(stack().hostKeys())
        .containsExactly(Map.entry("web-1", new HostKey(hosts.get(0).uuid(), "ssh-ed25519 AAAA")));
  }

  @Test
  void theStageCountsWhatIsConfigured() {
    apply();
    List<PlannedHost> hosts = plan().hosts();
    List<HostOutcome> outcomes =
        List.of(
            outcome(hosts.get(0), HostVerdict.Kind.CONFIGURED, true),
            outcome(hosts.get(1), HostVerdict.Kind.FAILED, true));
    RunRecord.Stage stage = ConfigurationRecording.stage("shop", outcomes, false);
    assertThat(stage.result()).isEqualTo(RunRecord.Result.FAILED);
    assertThat(stage.counts()).isEqualTo(new RunRecord.Counts(1, 0, 0, 0));
    assertThat(stage.messages()).containsExactly("why");
    assertThat(ConfigurationRecording.stage("shop", outcomes, true).result())
        .isEqualTo(RunRecord.Result.STOPPED);
  }

  @Test
  void aRoleWithoutContentIsRefusedAtItsDocument() {
    roles.remove("shop");
    assertThatThrownBy(this::plan)
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> {
              assertThat(e.outcome()).isEqualTo(Outcome.INVALID);
              assertThat(e.diagnostics())
                  .singleElement()
                  .satisfies(
                      problem ->
                          assertThat(problem.summary())
                              .isEqualTo(
                                  "role \"shop\" runs the Ansible role \"shop\", and there is"
                                      + " none"));
            });
  }

  @Test
  void anUnknownNameIsAMistakeAndNotNothingToDo() {
    assertThatThrownBy(() -> select(plan(), false, "web-9"))
        .isInstanceOfSatisfying(
            DiagnosticException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.USAGE))
        .hasMessageContaining("there is no host \"web-9\"");
  }
}
