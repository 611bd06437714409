package io.github.proxmoxctl.git;

import java.io.IOException;
import java.util.Locale;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** The branch in this clone: the record itself where there is no remote. */
record LocalBranch(Repository repository, String ref) {

  String name() {
    return Repository.shortenRefName(ref);
  }

  @Nullable ObjectId tip() {
    try {
      Ref here = repository.exactRef(ref);
      return here == null ? null : here.getObjectId();
    } catch (IOException e) {
      throw GitProblems.local(name(), e);
    }
  }

  /** Puts the branch on a commit if it still is where we read it. */
  PushVerdict put(ObjectId commit, @Nullable ObjectId expected) {
    try {
      RefUpdate update = repository.updateRef(ref);
      update.setNewObjectId(commit);
      update.setExpectedOldObjectId(expected == null ? ObjectId.zeroId() : expected);
      update.disableRefLog();
      RefUpdate.Result result = update.update();
      return switch (result) {
        case NEW, FAST_FORWARD, NO_CHANGE -> new PushVerdict.Accepted();
        case LOCK_FAILURE, REJECTED -> new PushVerdict.Moved(words(result));
        default -> new PushVerdict.Refused(words(result));
      };
    } catch (IOException e) {
      throw GitProblems.local(name(), e);
    }
  }

  private static String words(RefUpdate.Result result) {
    return result.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
