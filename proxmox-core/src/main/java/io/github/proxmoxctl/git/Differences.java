package io.github.proxmoxctl.git;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.IndexDiff;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;

/** Compares the work tree with HEAD. */
final class Differences {

  private Differences() {}

  static List<String> between(Repository repository, Collection<String> paths) {
    try {
      var diff = new IndexDiff(repository, Constants.HEAD, new FileTreeIterator(repository));
      diff.setFilter(PathFilterGroup.createFromStrings(paths));
      diff.diff();
      Set<String> found = new TreeSet<>();
      Stream.of(
              diff.getAdded(),
              diff.getChanged(),
              diff.getRemoved(),
              diff.getMissing(),
              diff.getModified(),
              diff.getUntracked(),
              diff.getConflicting())
          .forEach(found::addAll);
      for (String ignored : diff.getIgnoredNotInIndex()) {
        addIfRead(repository.getWorkTree().toPath(), ignored, found);
      }
      return List.copyOf(found);
    } catch (IOException e) {
      throw DiagnosticException.error(
          Diagnostic.error("git.unreadable", "the work tree cannot be compared with HEAD", null)
              .because(GitProblems.text(e))
              .next("see what `git status` says"));
    }
  }

  // a whole ignored folder is reported as one path
  private static void addIfRead(Path root, String ignored, Set<String> found) throws IOException {
    if (ignored.startsWith("ansible/")) {
      return;
    }
    try (Stream<Path> files = Files.walk(root.resolve(ignored))) {
      files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(file -> file.endsWith(".yaml") || file.endsWith(".yml"))
          .forEach(found::add);
    }
  }
}
