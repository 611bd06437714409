package io.github.proxmoxctl.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that the C implementation made, in a folder whose name has blanks. */
class GitRepositoryTest {

  private static final List<String> PATHS =
      List.of("proxmox.yaml", "catalog", "servers", "ansible");

  @TempDir Path temporary;
  private Path folder;
  private RealGit git;
  private Path clone;

  @BeforeEach
  void makeClone() throws Exception {
    folder = Files.createDirectories(temporary.resolve("ağ Işık & çöp"));
    git = new RealGit(folder.resolve("home"));
    clone = git.repository(folder.resolve("infra repo"));
  }

  @Test
  void isFoundFromAnyFolderInside() throws Exception {
    Path deep = Files.createDirectories(clone.resolve("servers/shop"));
    try (GitRepository repository = open(deep)) {
      assertThat(repository.root()).isEqualTo(clone);
      assertThat(repository.commonDirectory()).isEqualTo(clone.resolve(".git"));
      assertThat(repository.isClean(PATHS)).isTrue();
    }
  }

  @Test
  void tellsTheCommitThatIsCheckedOut() throws Exception {
    try (GitRepository repository = open(clone)) {
      SourceCommit head = repository.head().orElseThrow();
      assertThat(head.id()).isEqualTo(git.run(clone, "rev-parse", "HEAD").strip());
      assertThat(head.shortId()).isEqualTo(head.id().substring(0, 7));
      assertThat(head.date().getEpochSecond())
          .isEqualTo(Long.parseLong(git.run(clone, "log", "-1", "--format=%ct").strip()));
      assertThat(head.author()).isEqualTo(new Actor("Ada Lovelace", "ada@example.org"));
    }
  }

  @Test
  void hasNoCommitBeforeTheFirst() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    git.run(empty, "init", "--quiet");
    Files.writeString(empty.resolve("proxmox.yaml"), "a");
    try (GitRepository repository = open(empty)) {
      assertThat(repository.head()).isEmpty();
      assertThat(repository.differences(PATHS)).containsExactly("proxmox.yaml");
    }
  }

  @Test
  void namesEveryFileThatNoCommitHolds() throws Exception {
    write("servers/kept.yaml", "a");
    write("servers/removed.yaml", "a");
    write("servers/staged.yaml", "a");
    write("catalog/changed.yaml", "a");
    write("README.md", "a");
    write(".gitignore", "*.local.yaml\nansible/collections\nsecret-stacks/\n*.swp\n");
    git.run(clone, "add", "-A");
    git.run(clone, "commit", "--quiet", "-m", "Second");
    Files.delete(clone.resolve("servers/removed.yaml"));
    write("servers/staged.yaml", "b");
    git.run(clone, "add", "servers/staged.yaml");
    write("catalog/changed.yaml", "bb");
    write("servers/shop/new.yaml", "a");
    // ignored, but the language reads them all the same
    write("servers/my.local.yaml", "a");
    write("servers/secret-stacks/deep/hidden.yaml", "a");
    // nobody reads these
    write("servers/.kept.yaml.swp", "a");
    write("ansible/collections/galaxy.yaml", "a");
    write("README.md", "b");
    write("docs/new.yaml", "a");
    try (GitRepository repository = open(clone)) {
      assertThat(repository.differences(PATHS))
          .containsExactly(
              "catalog/changed.yaml",
              "servers/my.local.yaml",
              "servers/removed.yaml",
              "servers/secret-stacks/deep/hidden.yaml",
              "servers/shop/new.yaml",
              "servers/staged.yaml");
      assertThat(repository.isClean(List.of("proxmox.yaml"))).isTrue();
    }
  }

  @Test
  void linesEndsOfTheCheckOutAreNoDifference() throws Exception {
    write("servers/a.yaml", "a: 1\nb: 2\n");
    git.run(clone, "add", "-A");
    git.run(clone, "commit", "--quiet", "-m", "Second");
    configure("[core]\n\tautocrlf = true\n");
    Files.delete(clone.resolve("servers/a.yaml"));
    git.run(clone, "checkout", "--", "servers/a.yaml");
    // the same content with another time, so that it has to be read
    write("servers/a.yaml", "a: 1\r\nb: 2\r\n");
    try (GitRepository repository = open(clone)) {
      assertThat(repository.differences(PATHS)).isEmpty();
    }
  }

  @Test
  void aLinkedWorktreeSharesTheCommonDirectory() throws Exception {
    git.run(
        clone, "worktree", "add", "--quiet", "-b", "other", folder.resolve("linked").toString());
    Path linked = folder.resolve("linked");
    Files.writeString(linked.resolve("proxmox.yaml"), "changed\n");
    try (GitRepository repository = open(Files.createDirectories(linked.resolve("servers")))) {
      assertThat(repository.root()).isEqualTo(linked);
      assertThat(repository.commonDirectory().toRealPath())
          .isEqualTo(clone.resolve(".git").toRealPath());
      assertThat(repository.head()).isPresent();
      assertThat(repository.differences(PATHS)).containsExactly("proxmox.yaml");
    }
  }

  @Test
  void aWorktreeOfABareRepositoryKeepsItsRecordsThere() throws Exception {
    Path bare = folder.resolve("bare.git");
    git.run(folder, "clone", "--quiet", "--bare", clone.toString(), bare.toString());
    git.run(bare, "worktree", "add", "--quiet", folder.resolve("linked").toString(), "main");
    try (GitRepository repository = open(folder.resolve("linked"))) {
      assertThat(repository.commonDirectory().toRealPath()).isEqualTo(bare.toRealPath());
      BranchStore store = repository.branch("records", "origin-is-not-there", GitCredentials.NONE);
      store.write(before -> java.util.Optional.of(Changes.of("one", Map.of("a.yaml", "a\n"))));
    }
    assertThat(git.run(bare, "show", "records:a.yaml")).isEqualTo("a\n");
  }

  @Test
  void outsideOfARepositoryItSaysWhatToDo() throws Exception {
    Path outside = Files.createDirectories(temporary.resolve("outside"));
    assertThat(problem(outside).code()).isEqualTo("git.noRepository");
    assertThat(problem(outside.resolve("not/there")).code()).isEqualTo("git.noRepository");
    Path bare = git.bare(folder.resolve("bare.git"));
    assertThat(problem(bare).code()).isEqualTo("git.bare");
    git.run(clone, "config", "core.repositoryformatversion", "7");
    assertThat(problem(clone).code()).isEqualTo("git.unreadable");
  }

  @Test
  void aConfigurationMadeForPeopleDoesNotDisturb() throws Exception {
    configure(
        """
        [user]
        \tsigningkey = ~/.ssh/none.pub
        [gpg]
        \tformat = nonsense
        [commit]
        \tgpgsign = true
        [core]
        \thooksPath = /nonexistent
        \tfsyncMethod = whatever
        [includeIf "gitdir:~/work/"]
        \tpath = missing.inc
        [include]
        \tpath = also-missing.inc
        [init]
        \tdefaultObjectFormat = sha256
        """);
    try (GitRepository repository = open(clone)) {
      assertThat(repository.head()).isPresent();
      assertThat(repository.actor()).isEqualTo(new Actor("Ada Lovelace", "ada@example.org"));
      BranchStore store = repository.branch("records", "origin", GitCredentials.NONE);
      store.write(before -> java.util.Optional.of(Changes.of("one", Map.of("a.yaml", "a\n"))));
    }
    Files.writeString(folder.resolve("home/.gitconfig"), "[user\nname = broken");
    try (GitRepository repository = open(clone)) {
      assertThat(repository.head()).isPresent();
      assertThat(repository.actor().name()).isNotBlank();
    }
  }

  @Test
  void theRepositorysOwnIdentityGoesBeforeThePersons() throws Exception {
    git.run(clone, "config", "user.name", "Grace\tHopper");
    try (GitRepository repository = open(clone)) {
      assertThat(repository.actor()).isEqualTo(new Actor("Grace Hopper", "ada@example.org"));
    }
  }

  @Test
  void whereGitKnowsNobodyTheEnvironmentTells() throws Exception {
    Files.writeString(folder.resolve("home/.gitconfig"), "");
    Map<String, String> environment = new HashMap<>(git.environment());
    environment.put("GITHUB_ACTOR", "ada-l");
    try (GitRepository repository = GitRepository.open(clone, environment)) {
      assertThat(repository.actor()).isEqualTo(new Actor("ada-l", "ada-l@localhost"));
    }
  }

  @Test
  void worksInATurkishLocale() throws Exception {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try (GitRepository repository = open(clone)) {
      BranchStore store = repository.branch("records", "origin", GitCredentials.NONE);
      store.write(before2 -> java.util.Optional.of(Changes.of("İlk", Map.of("ışık.yaml", "ı\n"))));
      assertThat(repository.isClean(PATHS)).isTrue();
    } finally {
      Locale.setDefault(before);
    }
    assertThat(git.run(clone, "show", "records:ışık.yaml")).isEqualTo("ı\n");
    assertThat(git.run(clone, "log", "-1", "--format=%s", "records")).isEqualTo("İlk\n");
  }

  @Test
  void aBranchThatGitWouldNotNameIsRefused() throws Exception {
    try (GitRepository repository = open(clone)) {
      DiagnosticException thrown =
          catchThrowableOfType(
              DiagnosticException.class,
              () -> repository.branch("a..b", "origin", GitCredentials.NONE));
      assertThat(thrown.diagnostics().get(0).code()).isEqualTo("git.branchName");
    }
  }

  private GitRepository open(Path inside) {
    return GitRepository.open(inside, git.environment());
  }

  private Diagnostic problem(Path inside) {
    DiagnosticException thrown =
        catchThrowableOfType(DiagnosticException.class, () -> open(inside).close());
    assertThat(thrown.diagnostics().get(0).remedy()).isNotBlank();
    return thrown.diagnostics().get(0);
  }

  private void configure(String more) throws Exception {
    Path file = folder.resolve("home/.gitconfig");
    Files.writeString(file, Files.readString(file) + more);
  }

  private void write(String file, String content) throws Exception {
    Path path = clone.resolve(file);
    Files.createDirectories(path.resolve("..").normalize());
    Files.writeString(path, content);
  }
}
