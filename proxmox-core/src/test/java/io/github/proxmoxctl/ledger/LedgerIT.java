package io.github.proxmoxctl.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.git.GitCredentials;
import io.github.proxmoxctl.git.GitHttpServer;
import io.github.proxmoxctl.git.GitRepository;
import io.github.proxmoxctl.git.RealGit;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.RunRecord.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The ledger on a branch that the real {@code git http-backend} serves. */
@Timeout(120)
class LedgerIT {

  private static final String BRANCH = "proxmoxctl/ledger";

  @TempDir Path folder;
  private RealGit git;
  private Path bare;
  private Path clone;
  private GitHttpServer http;
  private GitRepository repository;

  @BeforeEach
  void start() throws Exception {
    git = new RealGit(folder.resolve("home"));
    Path served = Files.createDirectories(folder.resolve("served"));
    bare = git.bare(served.resolve("infra.git"));
    clone = git.repository(folder.resolve("clone"));
    http = new GitHttpServer(git, served);
    git.run(clone, "remote", "add", "origin", http.url("infra.git"));
    repository = GitRepository.open(clone, git.environment());
  }

  @AfterEach
  void stop() {
    repository.close();
    http.close();
  }

  @Test
  void theLogOfTheBranchTellsTheStory() throws Exception {
    Ledger ledger = ledger();
    assertThat(ledger.read().commit()).isEmpty();
    AppliedServer first = Samples.server("shop-web-1", 1001);
    AppliedServer second = Samples.server("shop-web-2", 1002);

    ledger.recordIntent("shop", "main", Samples.provenance("run-1"), List.of(first, second));
    assertThat(stack(ledger, "shop").intents()).hasSize(2);
    RecordOutcome outcome = ledger.record(applied("run-1", "shop", first, second));

    assertThat(outcome.isRecorded()).isTrue();
    assertThat(outcome.diagnostics()).isEmpty();
    assertThat(ledger.read().commit()).contains(String.valueOf(outcome.commit()));
    AppliedStack shop = stack(ledger, "shop");
    assertThat(shop).isEqualTo(Samples.stack("shop", first, second));
    assertThat(git.run(bare, "log", "--format=%s", BRANCH))
        .isEqualTo(
            """
            shop: applied 3f9c2e1 (2 created, 1 changed)
            shop: about to create 2 servers
            """);
    assertThat(git.run(bare, "log", "-1", "--format=%(trailers:only)", BRANCH))
        .isEqualTo(
            """
            Stack: shop
            Source-Commit: 3f9c2e1000000000000000000000000000000000
            Plan-Digest: 7a41c90d55e2
            Run: run-1
            Actor: Ada Lovelace <ada@example.org>
            Approved-By: Grace Hopper <grace@example.org>
            Request: https://forge.example.org/ops/infra/pull/7
            Tool-Version: 0.1.0

            """);
    assertThat(git.run(bare, "show", BRANCH + ":runs/2026/run-1.yaml")).contains("\"12:30, no\"");
  }

  @Test
  void whatIsReadIsReadAgainOnlyWhenTheBranchHasMoved() {
    Ledger ledger = ledger();
    assertThat(ledger.read().commit()).isEmpty();
    ledger().record(applied("run-1", "shop", Samples.server("shop-web-1", 1001)));
    LedgerSnapshot first = ledger.read();
    assertThat(first.state().stacks()).containsOnlyKeys("shop");
    assertThat(ledger.read()).isSameAs(first);
    assertThat(ledger.readRemembered()).isSameAs(first);

    ledger().record(applied("run-2", "web", Samples.server("web-1", 1002)));
    assertThat(ledger.read().state().stacks()).containsOnlyKeys("shop", "web");
  }

  @Test
  void twelveRunsOfTwelveStacksAllLand() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(12);
    try {
      List<Callable<RecordOutcome>> work = new ArrayList<>();
      for (int n = 0; n < 12; n++) {
        String stack = "stack-" + n;
        AppliedServer server = Samples.server(stack + "-1", 1000 + n);
        work.add(() -> ledger().record(applied("run-" + stack, stack, server)));
      }
      for (Future<RecordOutcome> outcome : pool.invokeAll(work, 90, TimeUnit.SECONDS)) {
        assertThat(outcome.get().isRecorded()).isTrue();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(ledger().read().state().stacks()).hasSize(12);
    assertThat(git.run(bare, "ls-tree", "--name-only", BRANCH, "runs/2026/").lines()).hasSize(12);
  }

  @Test
  void whatCannotBePushedIsKeptAndBlocksUntilItIs() throws Exception {
    AppliedServer first = Samples.server("shop-web-1", 1001);
    AppliedServer second = Samples.server("shop-web-2", 1002);
    ledger().record(applied("run-1", "shop", first));
    RealGit.hook(bare, "pre-receive", "echo 'not today' >&2\nexit 1\n");

    RecordOutcome outcome = ledger().record(applied("run-2", "shop", first, second));
    RecordOutcome more = ledger().record(applied("run-3", "web", Samples.server("web-1", 1003)));

    assertThat(outcome.isRecorded()).isFalse();
    assertThat(more.isRecorded()).isFalse();
    assertThat(outcome.diagnostics()).first().extracting(Diagnostic::code).isEqualTo("git.refused");
    Path file = durable().resolve("unrecorded/run-2.json");
    assertThat(outcome.keptAt()).isEqualTo(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(ledger().unrecorded())
        .extracting(UnrecordedRun::run)
        .containsExactly("run-2", "run-3");
    assertThatThrownBy(
            () ->
                ledger().recordIntent("shop", "main", Samples.provenance("run-4"), List.of(second)))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            refused -> {
              assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
              assertThat(refused.diagnostics().get(0).code()).isEqualTo("ledger.unrecorded");
            });

    Files.delete(bare.resolve("hooks/pre-receive"));
    assertThat(ledger().pushUnrecorded()).hasSize(2).allMatch(RecordOutcome::isRecorded);

    assertThat(ledger().unrecorded()).isEmpty();
    assertThat(stack(ledger(), "shop").servers()).containsOnlyKeys("shop-web-1", "shop-web-2");
    assertThat(stack(ledger(), "web").servers()).containsOnlyKeys("web-1");
    assertThat(git.run(bare, "log", "--reverse", "--format=%s", BRANCH).lines())
        .hasSize(3)
        .last()
        .isEqualTo("web: applied 3f9c2e1 (2 created, 1 changed)");
  }

  @Test
  void theNextRecordBringsTheKeptOnesAlongInOrder() throws Exception {
    AppliedServer first = Samples.server("shop-web-1", 1001);
    AppliedServer second = Samples.server("shop-web-2", 1002);
    ledger().record(applied("run-1", "shop", first));
    http.close();
    assertThat(ledger().record(applied("run-2", "shop", first, second)).isRecorded()).isFalse();
    http = new GitHttpServer(git, folder.resolve("served"));
    git.run(clone, "remote", "set-url", "origin", http.url("infra.git"));
    reopen();

    assertThat(ledger().record(applied("run-3", "web", Samples.server("web-1", 1003))).isRecorded())
        .isTrue();

    assertThat(git.run(bare, "log", "--format=%(trailers:key=Run,valueonly,separator=)", BRANCH))
        .isEqualTo("run-3\nrun-2\nrun-1\n");
  }

  @Test
  void aKeptRecordOfAServerThatWasRecordedOtherwiseIsNotGuessedAt() throws Exception {
    ledger().record(applied("run-1", "shop", Samples.server("shop-web-1", 1001)));
    RealGit.hook(bare, "pre-receive", "exit 1\n");
    ledger().record(applied("run-2", "shop", Samples.server("shop-web-1", 1002)));
    Files.delete(bare.resolve("hooks/pre-receive"));
    Ledger elsewhere = ledger(folder.resolve("elsewhere"), text -> false);
    elsewhere.record(applied("run-3", "shop", Samples.server("shop-web-1", 1003)));

    assertThatThrownBy(() -> ledger().pushUnrecorded())
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            conflict ->
                assertThat(conflict.diagnostics().get(0).code()).isEqualTo("ledger.conflict"));
    assertThat(ledger().unrecorded()).hasSize(1);
  }

  @Test
  void whoIsToldToStopRecordsFirst() {
    Thread.currentThread().interrupt();
    RecordOutcome outcome =
        ledger().record(applied("run-1", "shop", Samples.server("shop-web-1", 1001)));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome.isRecorded()).isTrue();
  }

  @Test
  void aSecretIsNeverCommittedNorKept() throws Exception {
    Ledger ledger = ledger(durable(), text -> text.contains("hunter2"));
    AppliedServer server = Samples.server("shop-hunter2-1", 1001);

    assertThatThrownBy(() -> ledger.record(applied("run-1", "shop", server)))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            secret -> {
              Diagnostic problem = secret.diagnostics().get(0);
              assertThat(problem.code()).isEqualTo("ledger.secret");
              assertThat(problem.toString()).doesNotContain("hunter2");
              assertThat(String.valueOf(problem.location())).startsWith("shop.yaml:");
            });
    assertThat(ledger.read().commit()).isEmpty();
    assertThat(ledger.unrecorded()).isEmpty();
  }

  @Test
  void aLedgerThatWasEditedIntoNonsenseIsRefusedWithThePlace() throws Exception {
    ledger().record(applied("run-1", "shop", Samples.server("shop-web-1", 1001)));
    Path other = folder.resolve("other");
    git.run(folder, "clone", "--quiet", "--branch", BRANCH, http.url("infra.git"), "other");
    Path file = other.resolve("shop.yaml");
    Files.writeString(file, Files.readString(file).replace("vmId: 1001", "vmId: \"1001\""));
    git.run(other, "commit", "--quiet", "-am", "Tidy up");
    git.run(other, "push", "--quiet", "origin", BRANCH);

    assertThatThrownBy(() -> ledger().read())
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            damaged -> {
              Diagnostic problem = damaged.diagnostics().get(0);
              assertThat(problem.code()).isEqualTo("ledger.damaged");
              assertThat(String.valueOf(problem.location()))
                  .matches("proxmoxctl/ledger:shop\\.yaml:\\d+:\\d+");
              assertThat(problem.summary()).contains("vmId should be a number");
            });
  }

  @Test
  void withoutARemoteTheLocalBranchIsTheRecordAndIsPublishedLater() throws Exception {
    git.run(clone, "remote", "remove", "origin");
    reopen();
    RecordOutcome outcome =
        ledger().record(applied("run-1", "shop", Samples.server("shop-web-1", 1001)));
    assertThat(outcome.isRecorded()).isTrue();
    assertThat(outcome.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("ledger.localOnly");
    assertThat(git.run(clone, "log", "--format=%s", BRANCH).lines()).hasSize(1);

    git.run(clone, "remote", "add", "origin", http.url("infra.git"));
    reopen();
    assertThat(ledger().read().state().stacks()).containsOnlyKeys("shop");
    ledger().record(applied("run-2", "web", Samples.server("web-1", 1002)));

    assertThat(git.run(bare, "log", "--format=%s", BRANCH).lines()).hasSize(2);
  }

  private static Function<AppliedState, LedgerEntry> applied(
      String run, String stack, AppliedServer... servers) {
    return state -> {
      AppliedStack before = state.stacks().getOrDefault(stack, AppliedStack.empty(stack, "main"));
      var record = Samples.run(run, stack, Result.APPLIED);
      return new LedgerEntry(
          Story.applied(Samples.COMMIT, record.stages()),
          List.of(Samples.stack(stack, servers).withIntents(before.intents())),
          Samples.provenance(run),
          record);
    };
  }

  private static AppliedStack stack(Ledger ledger, String name) {
    return Objects.requireNonNull(ledger.read().state().stacks().get(name));
  }

  private void reopen() {
    repository.close();
    repository = GitRepository.open(clone, git.environment());
  }

  private Path durable() {
    return repository.commonDirectory().resolve("proxmoxctl");
  }

  private Ledger ledger() {
    return ledger(durable(), text -> false);
  }

  private Ledger ledger(Path durable, Predicate<String> containsSecret) {
    return new Ledger(
        repository.branch(BRANCH, "origin", GitCredentials.NONE),
        durable,
        containsSecret,
        Clock.fixed(Samples.NOON, ZoneOffset.UTC));
  }
}
