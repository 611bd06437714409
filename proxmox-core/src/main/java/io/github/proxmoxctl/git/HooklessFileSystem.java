package io.github.proxmoxctl.git;

import java.io.File;
import java.io.OutputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.FS_POSIX;
import org.eclipse.jgit.util.ProcessResult;
import org.jspecify.annotations.Nullable;

/**
 * The file system, in which no Git hook is ever found: hooks of the clone are for people's commits,
 * and a {@code pre-push} that asks a question or runs a test suite must not hold up a record.
 */
final class HooklessFileSystem extends FS_POSIX {

  private HooklessFileSystem(FS machine) {
    super(machine);
  }

  static FS ofThisMachine() {
    return FS.DETECTED instanceof FS_POSIX ? new HooklessFileSystem(FS.DETECTED) : FS.DETECTED;
  }

  @Override
  public FS newInstance() {
    return new HooklessFileSystem(this);
  }

  @Override
  public @Nullable File findHook(Repository repository, String hookName) {
    return null;
  }

  @Override
  public ProcessResult runHookIfPresent(
      Repository repository,
      String hookName,
      String[] args,
      OutputStream outRedirect,
      OutputStream errRedirect,
      String stdinArgs) {
    return new ProcessResult(ProcessResult.Status.NOT_PRESENT);
  }
}
