package io.github.proxmoxctl.git;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * A branch as a store of files: read at its tip, changed by whole commits, without a work tree.
 *
 * <p>With a remote, its branch is the record and every write is a compare-and-swap push; without
 * one the local branch is. Safe for many writers, in threads, processes and machines. Failures are
 * {@link DiagnosticException}s with a code {@code git.*}; after one the branch is as it was.
 */
public final class BranchStore {

  private final Repository repository;
  private final String ref;
  private final @Nullable RemoteBranch remote;
  private final LocalBranch local;
  private final Retries retries;

  BranchStore(Repository repository, String ref, @Nullable RemoteBranch remote, Retries retries) {
    this.repository = repository;
    this.ref = ref;
    this.remote = remote;
    this.local = new LocalBranch(repository, ref);
    this.retries = retries;
  }

  /** The branch's name without {@code refs/heads/}. */
  public String name() {
    return Repository.shortenRefName(ref);
  }

  /** Whether a remote holds the record. */
  public boolean hasRemote() {
    return remote != null;
  }

  /** The branch as it is now; asks the remote. */
  public BranchSnapshot read() {
    return snapshot(tip().base());
  }

  /** The branch as it was when last read or written here; no network. */
  public BranchSnapshot readRemembered() {
    return snapshot(remembered());
  }

  /**
   * Commits on top of the branch. When somebody else was faster, the change is asked for again on
   * what they left; it may decide that nothing is to be done.
   *
   * @param change from the branch's content to the commit; empty: nothing
   */
  public BranchWrite write(Function<BranchSnapshot, Optional<BranchChange>> change) {
    String reason = "";
    for (int attempt = 1; attempt <= retries.attempts(); attempt++) {
      BranchTip tip = tip();
      Optional<BranchChange> wanted = change.apply(snapshot(tip.base()));
      @Nullable ObjectId commit = wanted.flatMap(asked -> committed(tip, asked)).orElse(tip.base());
      if (commit == null || commit.equals(tip.published())) {
        String where = commit == null ? "" : commit.getName();
        return new BranchWrite(where, false, hasRemote());
      }
      PushVerdict verdict = put(commit, tip.published());
      if (verdict instanceof PushVerdict.Accepted) {
        return new BranchWrite(commit.getName(), true, hasRemote());
      }
      if (verdict instanceof PushVerdict.Refused refused) {
        throw GitProblems.refused(name(), url(), refused);
      }
      reason = ((PushVerdict.Moved) verdict).reason();
      pause(attempt);
    }
    throw GitProblems.contention(name(), retries.attempts(), reason);
  }

  private @Nullable ObjectId remembered() {
    Optional<ObjectId> known = remote == null ? Optional.empty() : remote.remembered();
    return known.isPresent() ? known.get() : local.tip();
  }

  private BranchTip tip() {
    return remote == null
        ? BranchTip.local(local.tip())
        : BranchTip.of(repository, remote, remote.fetch().orElse(null), local);
  }

  private BranchSnapshot snapshot(@Nullable ObjectId commit) {
    return new CommitSnapshot(repository, commit, name());
  }

  private Optional<ObjectId> committed(BranchTip tip, BranchChange change) {
    try {
      return TreeCommits.write(repository, tip.base(), change);
    } catch (IOException e) {
      throw GitProblems.local(name(), e);
    }
  }

  private PushVerdict put(ObjectId commit, @Nullable ObjectId expected) {
    if (remote == null) {
      return local.put(commit, expected);
    }
    try {
      return remote.push(commit, expected);
    } catch (IOException e) {
      // the answer was lost, not necessarily the commit
      if (arrived(commit)) {
        return new PushVerdict.Accepted();
      }
      throw GitProblems.remote("push to", url(), e);
    }
  }

  private boolean arrived(ObjectId commit) {
    try {
      return remote != null
          && remote.fetch().filter(tip -> Ancestry.holds(repository, commit, tip)).isPresent();
    } catch (DiagnosticException stillAway) {
      return false;
    }
  }

  private String url() {
    return remote == null ? "the local repository" : remote.url();
  }

  private void pause(int attempt) {
    try {
      retries.pauseAfter(attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw GitProblems.interrupted(name());
    }
  }
}
