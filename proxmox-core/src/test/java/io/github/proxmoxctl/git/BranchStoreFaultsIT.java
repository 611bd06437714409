package io.github.proxmoxctl.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong between a clone and the real {@code git http-backend}. */
@Timeout(120)
class BranchStoreFaultsIT {

  private static final String BRANCH = "proxmoxctl/ledger";

  @TempDir Path folder;
  private RealGit git;
  private Path bare;
  private Path clone;
  private GitHttpServer http;

  @BeforeEach
  void start() throws Exception {
    git = new RealGit(folder.resolve("home"));
    Path served = Files.createDirectories(folder.resolve("served"));
    bare = git.bare(served.resolve("infra.git"));
    clone = git.repository(folder.resolve("clone"));
    http = new GitHttpServer(git, served);
    git.run(clone, "remote", "add", "origin", http.url("infra.git"));
  }

  @AfterEach
  void stop() {
    http.close();
  }

  @Test
  void aTokenOpensTheDoorAndAWrongOneIsTold() throws Exception {
    http.requireLogIn("x-access-token:t0ken-of-ada");
    assertThat(write(GitCredentials.NONE).code()).isEqualTo("git.credentials");
    Diagnostic wrong = write(new GitCredentials(() -> Optional.of("w0rd-of-eve")));
    assertThat(wrong.code()).isEqualTo("git.credentials");
    assertThat(wrong.toString()).doesNotContain("w0rd-of-eve");

    try (GitRepository repository = open()) {
      BranchStore store =
          repository.branch(
              BRANCH, "origin", new GitCredentials(() -> Optional.of("t0ken-of-ada")));
      assertThat(store.write(change("one")).isPublished()).isTrue();
    }
  }

  @Test
  void aServerThatOnlyReadsSaysSo() throws Exception {
    git.run(bare, "config", "http.receivepack", "false");
    Diagnostic problem = write(GitCredentials.NONE);
    assertThat(problem.code()).isEqualTo("git.credentials");
    assertThat(problem.remedy()).contains("may write");
  }

  @Test
  void aRepositoryThatIsNotThereIsNamedWithoutWhatItsUrlHides() throws Exception {
    String url = http.url("gone.git").replace("http://", "http://ada:hunter2@");
    git.run(clone, "remote", "set-url", "origin", url);
    Diagnostic problem = write(GitCredentials.NONE);
    assertThat(problem.code()).isEqualTo("git.remoteMissing");
    assertThat(problem.toString()).contains("gone.git").doesNotContain("hunter2");
  }

  @Test
  void aServerThatIsDownIsUnreachable() throws Exception {
    http.close();
    assertThat(write(GitCredentials.NONE).code()).isEqualTo("git.unreachable");
  }

  @Test
  void anAnswerThatIsLostIsNoLostCommit() throws Exception {
    http.dropAnswersOfPushes(true);
    try (GitRepository repository = open()) {
      BranchWrite written = store(repository).write(change("one"));
      assertThat(written.isPublished()).isTrue();
      assertThat(git.run(bare, "rev-parse", BRANCH).strip()).isEqualTo(written.commit());
    }
    assertThat(git.run(bare, "rev-list", "--count", BRANCH)).isEqualTo("1\n");
  }

  @Test
  void anUpdateHookThatRefusesOnlyThisBranchIsQuoted() throws Exception {
    RealGit.hook(
        bare,
        "update",
        "echo \"$1 is protected: changes must be made by a request\" >&2\nexit 1\n");
    Diagnostic problem = write(GitCredentials.NONE);
    assertThat(problem.code()).isEqualTo("git.refused");
    assertThat(problem.detail())
        .contains("hook declined")
        .contains("refs/heads/proxmoxctl/ledger is protected: changes must be made by a request");
  }

  @Test
  void aBranchThatNeverStandsStillIsGivenUpAfterABoundedTime() throws Exception {
    Path other = git.repository(folder.resolve("other"));
    git.run(other, "remote", "add", "origin", http.url("infra.git"));
    try (GitRepository repository = open();
        GitRepository rival = GitRepository.open(other, git.environment())) {
      AtomicInteger tries = new AtomicInteger();
      DiagnosticException thrown =
          catchThrowableOfType(
              DiagnosticException.class,
              () ->
                  hasty(repository)
                      .write(
                          before -> {
                            String name = "rival-" + tries.incrementAndGet();
                            store(rival).write(change(name));
                            return change("ours").apply(before);
                          }));
      assertThat(thrown.diagnostics().get(0).code()).isEqualTo("git.contention");
      assertThat(tries).hasValue(3);
    }
    assertThat(git.run(bare, "log", "--format=%s", BRANCH))
        .isEqualTo("rival-3\nrival-2\nrival-1\n");
  }

  @Test
  void anInterruptEndsTheContention() throws Exception {
    try (GitRepository repository = open()) {
      DiagnosticException thrown =
          catchThrowableOfType(
              DiagnosticException.class,
              () ->
                  store(repository)
                      .write(
                          before -> {
                            try (GitRepository rival = open()) {
                              store(rival).write(change("rival-" + System.nanoTime()));
                            }
                            Thread.currentThread().interrupt();
                            return change("ours").apply(before);
                          }));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(thrown.outcome()).isIn(Outcome.INTERRUPTED, Outcome.ERROR);
    }
    assertThat(locks()).isEmpty();
  }

  @Test
  void recordsHereAndThereThatDoNotKnowOfEachOtherAreNotMixed() throws Exception {
    try (GitRepository repository = open()) {
      repository.branch(BRANCH, "none", GitCredentials.NONE).write(change("here"));
    }
    Path other = git.repository(folder.resolve("other"));
    git.run(other, "remote", "add", "origin", http.url("infra.git"));
    try (GitRepository rival = GitRepository.open(other, git.environment())) {
      store(rival).write(change("there"));
    }
    assertThat(write(GitCredentials.NONE))
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("git.diverged");
              assertThat(problem.remedy()).contains("git branch -m");
            });
    git.run(clone, "branch", "-m", BRANCH, BRANCH + "-old");
    try (GitRepository repository = open()) {
      assertThat(store(repository).write(change("again")).isPublished()).isTrue();
    }
  }

  @Test
  void nothingToDoCommitsNothing() throws Exception {
    try (GitRepository repository = open()) {
      BranchWrite first = store(repository).write(change("one"));
      BranchWrite same = store(repository).write(change("one"));
      BranchWrite none = store(repository).write(before -> Optional.empty());
      assertThat(same).isEqualTo(new BranchWrite(first.commit(), false, true));
      assertThat(none).isEqualTo(same);
    }
    assertThat(git.run(bare, "rev-list", "--count", BRANCH)).isEqualTo("1\n");
  }

  @Test
  void aHookOfTheCloneIsNotRun() throws Exception {
    Path trace = folder.resolve("hook-ran");
    for (String hook : List.of("pre-push", "pre-commit", "post-commit", "reference-transaction")) {
      RealGit.hook(clone.resolve(".git"), hook, "touch '" + trace + "'\nexit 1\n");
    }
    try (GitRepository repository = open()) {
      assertThat(store(repository).write(change("one")).isPublished()).isTrue();
    }
    assertThat(trace).doesNotExist();
  }

  @Test
  void aStaleIndexLockIsNotInTheWay() throws Exception {
    Path lock = Files.createFile(clone.resolve(".git/index.lock"));
    try (GitRepository repository = open()) {
      assertThat(store(repository).write(change("one")).isPublished()).isTrue();
      assertThat(repository.isClean(List.of("proxmox.yaml"))).isTrue();
    }
    assertThat(lock).exists();
  }

  @Test
  void aLockOnTheLocalBranchIsToldAfterABoundedTime() throws Exception {
    Files.createDirectories(clone.resolve(".git/refs/heads/proxmoxctl"));
    Files.createFile(clone.resolve(".git/refs/heads/" + BRANCH + ".lock"));
    try (var repository =
        new FileRepositoryBuilder().setWorkTree(clone.toFile()).setMustExist(true).build()) {
      BranchStore local =
          new BranchStore(
              repository,
              "refs/heads/" + BRANCH,
              null,
              new Retries(3, Duration.ofMillis(1), Duration.ofMillis(2)));
      DiagnosticException thrown =
          catchThrowableOfType(DiagnosticException.class, () -> local.write(change("one")));
      assertThat(thrown.diagnostics().get(0))
          .satisfies(
              problem -> {
                assertThat(problem.code()).isEqualTo("git.contention");
                assertThat(problem.remedy()).contains(BRANCH + ".lock");
              });
    }
  }

  @Test
  void aKillWhileTheServerThinksLeavesACloneThatWorks() throws Exception {
    Path reached = folder.resolve("reached");
    RealGit.hook(bare, "pre-receive", "touch '" + reached + "'\nsleep 2\nexit 1\n");
    Process recorder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                RecorderProcess.class.getName(),
                clone.toString(),
                BRANCH)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("recorder.log").toFile())
            .start();
    try {
      for (int n = 0; n < 600 && !Files.exists(reached) && recorder.isAlive(); n++) {
        Thread.sleep(50);
      }
      assertThat(reached).exists();
    } finally {
      recorder.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    assertThat(locks()).isEmpty();
    assertThat(git.run(clone, "status", "--porcelain")).isEmpty();
    assertThat(git.run(clone, "fetch", "origin")).isEmpty();
    assertThat(git.run(clone, "fsck", "--strict")).doesNotContain("error");
    Files.delete(bare.resolve("hooks/pre-receive"));
    try (GitRepository repository = open()) {
      assertThat(store(repository).write(change("after")).isPublished()).isTrue();
    }
  }

  private Diagnostic write(GitCredentials credentials) throws Exception {
    try (GitRepository repository = open()) {
      BranchStore store = repository.branch(BRANCH, "origin", credentials);
      DiagnosticException thrown =
          catchThrowableOfType(DiagnosticException.class, () -> store.write(change("one")));
      assertThat(thrown.diagnostics()).hasSize(1);
      assertThat(thrown.diagnostics().get(0).remedy()).isNotBlank();
      return thrown.diagnostics().get(0);
    }
  }

  private BranchStore hasty(GitRepository repository) throws Exception {
    return repository.branch(
        BRANCH,
        "origin",
        GitCredentials.NONE,
        new Retries(3, Duration.ofMillis(1), Duration.ofMillis(2)));
  }

  private static Function<BranchSnapshot, Optional<BranchChange>> change(String name) {
    return before -> Optional.of(Changes.of(name, Map.of(name + ".yaml", name + "\n")));
  }

  private GitRepository open() {
    return GitRepository.open(clone, git.environment());
  }

  private static BranchStore store(GitRepository repository) {
    return repository.branch(BRANCH, "origin", GitCredentials.NONE);
  }

  private List<Path> locks() throws Exception {
    try (Stream<Path> files = Files.walk(clone.resolve(".git"))) {
      return files.filter(file -> file.toString().endsWith(".lock")).toList();
    }
  }
}
