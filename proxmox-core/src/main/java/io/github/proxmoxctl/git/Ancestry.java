package io.github.proxmoxctl.git;

import java.io.IOException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/** Which commit came before which. */
final class Ancestry {

  private Ancestry() {}

  /** Whether a commit is the tip or one of its ancestors. */
  static boolean holds(Repository repository, ObjectId commit, ObjectId tip) {
    if (commit.equals(tip)) {
      return true;
    }
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.isMergedInto(walk.parseCommit(commit), walk.parseCommit(tip));
    } catch (IOException e) {
      throw GitProblems.local(tip.getName(), e);
    }
  }
}
