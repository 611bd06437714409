package io.github.proxmoxctl.git;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * The infrastructure repo on this machine, read only but for the branches that {@link #branch}
 * writes. The work tree, the index and HEAD are never touched, and no hook of the clone is run.
 *
 * <p>Every failure is a {@link DiagnosticException} with a code that starts with {@code git.}.
 */
public final class GitRepository implements AutoCloseable {

  private final Repository repository;
  private final Map<String, String> environment;

  private GitRepository(Repository repository, Map<String, String> environment) {
    this.repository = repository;
    this.environment = Map.copyOf(environment);
  }

  /** Opens the repository that a folder lies in, with this process's environment. */
  public static GitRepository open(Path inside) {
    return open(inside, System.getenv());
  }

  /**
   * Opens the repository that a folder lies in, be it a clone, a linked worktree or a submodule.
   *
   * @param inside any folder of the work tree
   * @param environment where {@code HOME} and Git's own variables are looked up
   */
  public static GitRepository open(Path inside, Map<String, String> environment) {
    PlainSystemReader.install(environment);
    return new GitRepository(OpenedRepository.at(inside), environment);
  }

  /**
   * The folder that holds the work tree: the infrastructure root, unless a subfolder is allowed.
   */
  public Path root() {
    return repository.getWorkTree().toPath();
  }

  /** The folder that all worktrees of the clone share; our durable folder lies in it. */
  public Path commonDirectory() {
    File common = repository.getCommonDirectory();
    return (common == null ? repository.getDirectory() : common).toPath();
  }

  /** The commit that is checked out; empty before the first. */
  public Optional<SourceCommit> head() {
    try (RevWalk walk = new RevWalk(repository)) {
      ObjectId head = repository.resolve(Constants.HEAD);
      return head == null ? Optional.empty() : Optional.of(described(walk.parseCommit(head)));
    } catch (IOException e) {
      throw DiagnosticException.error(
          Diagnostic.error("git.unreadable", "the commit of HEAD cannot be read", null)
              .because(GitProblems.text(e))
              .next(
                  "check the clone with `git fsck`; a shallow or damaged clone is best made anew"));
    }
  }

  private static SourceCommit described(RevCommit commit) {
    var author = commit.getAuthorIdent();
    return new SourceCommit(
        commit.getName(),
        commit.getCommitterIdent().getWhenAsInstant(),
        new Actor(author.getName(), author.getEmailAddress()));
  }

  /**
   * The files below some paths that differ from HEAD: changed, staged, deleted, in conflict, or not
   * tracked. Ignored ones count where they are YAML outside of {@code ansible/}: the language reads
   * them, but no commit holds them.
   *
   * @param paths files or folders relative to the root, with {@code /}
   * @return paths relative to the root, sorted; empty when a commit says it all
   */
  public List<String> differences(Collection<String> paths) {
    return Differences.between(repository, paths);
  }

  /** Whether {@link #differences} finds none. */
  public boolean isClean(Collection<String> paths) {
    return differences(paths).isEmpty();
  }

  /** Who runs this: Git's {@code user.name} and {@code user.email}, else the environment's word. */
  public Actor actor() {
    Config config = repository.getConfig();
    return Actor.of(
        config.getString("user", null, "name"),
        config.getString("user", null, "email"),
        environment);
  }

  /**
   * A branch that files are committed to.
   *
   * @param name such as {@code proxmoxctl/ledger}
   * @param remote the remote that holds it, by its Git name; without one of that name the local
   *     branch is the record
   */
  public BranchStore branch(String name, String remote, GitCredentials credentials) {
    return branch(name, remote, credentials, Retries.DEFAULT);
  }

  BranchStore branch(String name, String remote, GitCredentials credentials, Retries retries) {
    String ref = Constants.R_HEADS + name;
    if (!Repository.isValidRefName(ref)) {
      throw DiagnosticException.error(
          Diagnostic.error("git.branchName", "\"" + name + "\" is no name for a branch", null)
              .next("give `ledger.branch` in proxmox.yaml a name such as proxmoxctl/ledger"));
    }
    @Nullable RemoteBranch published =
        RemoteBranch.find(repository, remote, ref, credentials, environment);
    return new BranchStore(repository, ref, published, retries);
  }

  @Override
  public void close() {
    repository.close();
  }
}
