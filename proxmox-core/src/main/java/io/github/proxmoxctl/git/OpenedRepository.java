package io.github.proxmoxctl.git;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Finds and opens the repository around a folder, or says why there is none. */
final class OpenedRepository {

  private OpenedRepository() {}

  static Repository at(Path inside) {
    File start = inside.toAbsolutePath().normalize().toFile();
    var builder = new FileRepositoryBuilder().setFS(HooklessFileSystem.ofThisMachine());
    try {
      builder.findGitDir(start);
      if (builder.getGitDir() == null) {
        throw none(start);
      }
      Repository repository = builder.setMustExist(true).build();
      if (repository.isBare()) {
        repository.close();
        throw bare(start);
      }
      return repository;
    } catch (IOException | IllegalArgumentException e) {
      throw DiagnosticException.error(
          Diagnostic.error(
                  "git.unreadable", "the Git repository of " + start + " cannot be opened", null)
              .because(GitProblems.text(e))
              .next("see what `git status` says in that folder"));
    }
  }

  private static DiagnosticException none(File start) {
    return DiagnosticException.error(
        Diagnostic.error("git.noRepository", start + " is in no Git repository", null)
            .because("desired state is read from commits, and what was applied is recorded in Git")
            .next("run this in a clone of your infrastructure repo, or make one: `git init`"));
  }

  private static DiagnosticException bare(File start) {
    return DiagnosticException.error(
        Diagnostic.error("git.bare", start + " is a bare repository: it has no files", null)
            .next("run this in a clone or a worktree of it: `git clone " + start + "`"));
  }
}
