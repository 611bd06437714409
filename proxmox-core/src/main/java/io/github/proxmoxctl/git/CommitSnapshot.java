package io.github.proxmoxctl.git;

import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot read from the object database.
 *
 * @param tip null while the branch does not exist
 * @param branch for messages
 */
record CommitSnapshot(Repository repository, @Nullable ObjectId tip, String branch)
    implements BranchSnapshot {

  // a stack of ten thousand servers is a tenth of it
  private static final int LARGEST_FILE = 64 << 20;

  @Override
  public Optional<String> commit() {
    return Optional.ofNullable(tip).map(ObjectId::getName);
  }

  @Override
  public Optional<byte[]> read(String path) {
    if (tip == null) {
      return Optional.empty();
    }
    try (ObjectReader reader = repository.newObjectReader();
        @Nullable TreeWalk at = TreeWalk.forPath(reader, path, tree(reader, tip))) {
      return at == null
              || at.getFileMode(0).getObjectType() != org.eclipse.jgit.lib.Constants.OBJ_BLOB
          ? Optional.empty()
          : Optional.of(content(reader, at));
    } catch (IOException e) {
      throw GitProblems.local(branch, e);
    }
  }

  @Override
  public SortedMap<String, byte[]> filesIn(String folder) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    if (tip == null) {
      return files;
    }
    try (ObjectReader reader = repository.newObjectReader();
        TreeWalk walk = new TreeWalk(reader)) {
      RevTree root = tree(reader, tip);
      if (folder.isEmpty()) {
        walk.addTree(root);
      } else {
        try (@Nullable TreeWalk at = TreeWalk.forPath(reader, folder, root)) {
          if (at == null || !at.isSubtree()) {
            return files;
          }
          walk.addTree(at.getObjectId(0));
        }
      }
      while (walk.next()) {
        if (!walk.isSubtree()) {
          files.put(walk.getNameString(), content(reader, walk));
        }
      }
    } catch (IOException e) {
      throw GitProblems.local(branch, e);
    }
    return Collections.unmodifiableSortedMap(files);
  }

  private static RevTree tree(ObjectReader reader, ObjectId commit) throws IOException {
    try (RevWalk walk = new RevWalk(reader)) {
      return walk.parseCommit(commit).getTree();
    }
  }

  private static byte[] content(ObjectReader reader, TreeWalk at) throws IOException {
    ObjectLoader blob = reader.open(at.getObjectId(0));
    if (blob.getSize() > LARGEST_FILE) {
      throw new IOException(
          at.getPathString() + " has " + blob.getSize() + " bytes, more than " + LARGEST_FILE);
    }
    return blob.getCachedBytes(LARGEST_FILE);
  }
}
