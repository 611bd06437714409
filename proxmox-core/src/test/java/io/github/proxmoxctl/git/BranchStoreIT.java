package io.github.proxmoxctl.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against the C implementation of Git, by {@code git daemon} and by {@code git http-backend}. */
@Timeout(120)
class BranchStoreIT {

  enum Server {
    DAEMON,
    HTTP
  }

  private static final String BRANCH = "proxmoxctl/ledger";

  @TempDir Path folder;
  private RealGit git;
  private Path bare;
  private Path clone;
  private GitDaemon daemon;
  private GitHttpServer http;

  @BeforeEach
  void start() throws Exception {
    git = new RealGit(folder.resolve("home"));
    Path served = Files.createDirectories(folder.resolve("served"));
    bare = git.bare(served.resolve("infra.git"));
    clone = git.repository(folder.resolve("clone"));
    daemon = new GitDaemon(git, served);
    http = new GitHttpServer(git, served);
  }

  @AfterEach
  void stop() {
    daemon.close();
    http.close();
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void commitsToABranchThatTheRemoteDoesNotHaveYet(Server server) throws Exception {
    addRemote(server);
    try (GitRepository repository = GitRepository.open(clone, git.environment())) {
      BranchStore store = store(repository);
      assertThat(store.read().commit()).isEmpty();

      BranchWrite first = store.write(always(change("one", Map.of("shop.yaml", "a: 1\n"))));
      BranchWrite second = store.write(always(change("two", Map.of("runs/2026/r.yaml", "b\n"))));

      assertThat(first.isPublished()).isTrue();
      assertThat(store.read().commit()).contains(second.commit());
      assertThat(text(store.read(), "shop.yaml")).isEqualTo("a: 1\n");
      assertThat(store.read().filesIn("runs/2026")).containsOnlyKeys("r.yaml");
      assertThat(store.read().filesIn("")).containsOnlyKeys("shop.yaml");
      assertThat(store.readRemembered().commit()).contains(second.commit());
    }
    assertThat(git.run(bare, "log", "--format=%s|%an|%ae|%cI", BRANCH))
        .isEqualTo(
            """
            two|Ada Lovelace|ada@example.org|2026-11-23T12:00:00+00:00
            one|Ada Lovelace|ada@example.org|2026-11-23T12:00:00+00:00
            """);
    assertThat(git.run(bare, "fsck", "--strict", "--full")).doesNotContain("error");
    assertThat(git.run(clone, "status", "--porcelain", "--untracked-files=all")).isEmpty();
    assertThat(git.run(clone, "branch", "--list")).isEqualTo("* main\n");
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void whatSomebodyElsePushedIsRead(Server server) throws Exception {
    addRemote(server);
    Path other = otherClone(server, "other");
    git.run(other, "checkout", "--quiet", "--orphan", BRANCH);
    git.run(other, "rm", "-rfq", ".");
    Files.writeString(other.resolve("shop.yaml"), "theirs\n");
    git.run(other, "add", "-A");
    git.run(other, "commit", "--quiet", "-m", "Theirs");
    git.run(other, "push", "--quiet", "origin", BRANCH);

    try (GitRepository repository = GitRepository.open(clone, git.environment())) {
      BranchStore store = store(repository);
      assertThat(text(store.read(), "shop.yaml")).isEqualTo("theirs\n");
      store.write(always(change("Ours", Map.of("web.yaml", "ours\n"))));
      assertThat(store.read().filesIn("")).containsOnlyKeys("shop.yaml", "web.yaml");
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void twelveRecordersAtOnceAllLand(Server server) throws Exception {
    addRemote(server);
    int recorders = 12;
    ExecutorService pool = Executors.newFixedThreadPool(recorders);
    try {
      List<Callable<BranchWrite>> work = new ArrayList<>();
      for (int recorder = 0; recorder < recorders; recorder++) {
        // half of them share a clone, the others have one each
        Path mine = recorder % 2 == 0 ? clone : otherClone(server, "clone-" + recorder);
        String name = "stack-" + recorder + ".yaml";
        work.add(
            () -> {
              try (GitRepository repository = GitRepository.open(mine, git.environment())) {
                return store(repository).write(before -> Optional.of(counted(before, name)));
              }
            });
      }
      for (Future<BranchWrite> write : pool.invokeAll(work, 90, TimeUnit.SECONDS)) {
        assertThat(write.get().isNew()).isTrue();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(git.run(bare, "show", BRANCH + ":count")).isEqualTo("12");
    assertThat(git.run(bare, "rev-list", "--count", BRANCH)).isEqualTo("12\n");
    assertThat(git.run(bare, "ls-tree", "--name-only", BRANCH).lines()).hasSize(13);
    assertThat(locks(clone)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void aHookThatRefusesIsQuotedAndNotTriedAgain(Server server) throws Exception {
    addRemote(server);
    Path tries = folder.resolve("tries");
    RealGit.hook(
        bare,
        "pre-receive",
        "echo x >> '"
            + tries
            + "'\necho 'GH006: Protected branch update failed for proxmoxctl/ledger.' >&2\nexit 1\n");
    try (GitRepository repository = GitRepository.open(clone, git.environment())) {
      assertThatThrownBy(() -> store(repository).write(always(change("no", Map.of("a.yaml", "a")))))
          .satisfies(
              thrown -> {
                Diagnostic problem = onlyProblem(thrown);
                assertThat(problem.code()).isEqualTo("git.refused");
                assertThat(problem.detail())
                    .contains("pre-receive hook declined")
                    .contains("GH006: Protected branch update failed");
                assertThat(problem.remedy()).contains(BRANCH);
              });
    }
    assertThat(Files.readString(tries)).isEqualTo("x\n");
    assertThat(git.run(bare, "branch", "--list")).isEmpty();
  }

  private void addRemote(Server server) throws Exception {
    git.run(clone, "remote", "add", "origin", url(server));
    git.run(clone, "push", "--quiet", url(server), "main:main");
    git.run(bare, "update-ref", "-d", "refs/heads/main");
  }

  private Path otherClone(Server server, String name) throws Exception {
    Path other = git.repository(folder.resolve(name));
    git.run(other, "remote", "add", "origin", url(server));
    return other;
  }

  private String url(Server server) {
    return server == Server.DAEMON ? daemon.url("infra.git") : http.url("infra.git");
  }

  private static BranchStore store(GitRepository repository) {
    return repository.branch(BRANCH, "origin", GitCredentials.NONE);
  }

  private static BranchChange counted(BranchSnapshot before, String name) {
    int count =
        before.read("count").map(bytes -> Integer.parseInt(new String(bytes, UTF_8))).orElse(0);
    return change(name, Map.of(name, name, "count", String.valueOf(count + 1)));
  }

  private static Function<BranchSnapshot, Optional<BranchChange>> always(BranchChange change) {
    return before -> Optional.of(change);
  }

  private static BranchChange change(String message, Map<String, String> files) {
    return Changes.of(message, files);
  }

  private static String text(BranchSnapshot snapshot, String path) {
    return new String(snapshot.read(path).orElseThrow(), UTF_8);
  }

  private static Diagnostic onlyProblem(Throwable thrown) {
    assertThat(thrown).isInstanceOf(DiagnosticException.class);
    List<Diagnostic> problems = ((DiagnosticException) thrown).diagnostics();
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  private static List<Path> locks(Path repository) throws Exception {
    try (Stream<Path> files = Files.walk(repository.resolve(".git"))) {
      return files.filter(file -> file.toString().endsWith(".lock")).toList();
    }
  }
}
