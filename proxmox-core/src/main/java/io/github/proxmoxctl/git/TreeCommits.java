package io.github.proxmoxctl.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Makes commit objects in memory: no work tree, no index file, so that nothing is locked and a kill
 * leaves at most objects that nobody refers to. Not signed: a run has no person at the keyboard.
 */
final class TreeCommits {

  private TreeCommits() {}

  /** The commit's id; empty when the change leaves the files as they are. */
  static Optional<ObjectId> write(
      Repository repository, @Nullable ObjectId parent, BranchChange change) throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter();
        ObjectReader reader = inserter.newReader();
        RevWalk walk = new RevWalk(reader)) {
      @Nullable RevTree before = parent == null ? null : walk.parseCommit(parent).getTree();
      ObjectId tree = edited(before, change, inserter, reader).writeTree(inserter);
      if (before != null && before.equals(tree)) {
        return Optional.empty();
      }
      ObjectId commit = inserter.insert(commit(parent, tree, change));
      inserter.flush();
      return Optional.of(commit);
    }
  }

  private static DirCache edited(
      @Nullable RevTree before, BranchChange change, ObjectInserter inserter, ObjectReader reader)
      throws IOException {
    DirCache files = DirCache.newInCore();
    if (before != null) {
      DirCacheBuilder builder = files.builder();
      builder.addTree(new byte[0], DirCacheEntry.STAGE_0, reader, before);
      builder.finish();
    }
    DirCacheEditor editor = files.editor();
    for (Map.Entry<String, String> file : change.files().entrySet()) {
      ObjectId blob = inserter.insert(Constants.OBJ_BLOB, BranchChange.bytes(file.getValue()));
      editor.add(new Write(file.getKey(), blob));
    }
    editor.finish();
    return files;
  }

  private static CommitBuilder commit(
      @Nullable ObjectId parent, ObjectId tree, BranchChange change) {
    var person =
        new PersonIdent(
            change.author().name(), change.author().email(), change.at(), ZoneOffset.UTC);
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    if (parent != null) {
      commit.setParentId(parent);
    }
    commit.setAuthor(person);
    commit.setCommitter(person);
    commit.setEncoding(StandardCharsets.UTF_8);
    commit.setMessage(change.message());
    return commit;
  }

  private static final class Write extends DirCacheEditor.PathEdit {

    private final ObjectId blob;

    Write(String path, ObjectId blob) {
      super(path);
      this.blob = blob;
    }

    @Override
    public void apply(DirCacheEntry entry) {
      entry.setFileMode(FileMode.REGULAR_FILE);
      entry.setObjectId(blob);
    }
  }
}
