package io.github.proxmoxctl.state;

import io.github.proxmoxctl.workspace.PrivateFolder;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * States as plain files of one machine, mode 0600, under {@code state/<stack>/<root>/} of the
 * durable folder: {@code versions/<serial>-<checksum>.tfstate}, and {@code head.json}, which names
 * the newest. Replacing {@code head.json} is the moment at which a write counts.
 */
public final class DirectoryStateStore implements StateStore {

  private static final int KEPT = 20;
  private static final String HEAD = "/head.json";
  private static final String DIRTY = "/dirty.json";
  private static final String REFUSED = "/refused.tfstate";

  private final PrivateFolder folder;
  private final Clock clock;

  public DirectoryStateStore(PrivateFolder durable, Clock clock) {
    this.folder = durable.folder("state");
    this.clock = clock;
  }

  @Override
  public Optional<StateVersion> head(RootName root) {
    return folder.read(root + HEAD).flatMap(StateMetadata::version);
  }

  @Override
  public Optional<byte[]> content(RootName root, StateVersion version) {
    return folder.read(file(root, version));
  }

  @Override
  public List<StateVersion> versions(RootName root) {
    var versions = new ArrayList<StateVersion>();
    for (var name : folder.files(root + "/versions")) {
      intact(root, name).ifPresent(versions::add);
    }
    versions.sort(
        Comparator.comparing((StateVersion version) -> version.header().serial()).reversed());
    return versions;
  }

  /** The version in a file whose name holds the checksum of its content. */
  private Optional<StateVersion> intact(RootName root, String name) {
    var path = root + "/versions/" + name;
    var content = folder.read(path);
    return content
        .flatMap(StateHeader::parse)
        .map(header -> StateVersion.of(header, content.orElseThrow(), folder.lastChange(path)))
        .filter(version -> file(root, version).equals(path));
  }

  @Override
  public StateVersion write(RootName root, StateHeader header, byte[] content) {
    var version = StateVersion.of(header, content, Instant.now(clock));
    folder.write(file(root, version), content);
    folder.write(root + HEAD, StateMetadata.ofVersion(version));
    forgetOldest(root);
    return version;
  }

  private void forgetOldest(RootName root) {
    var names = folder.files(root + "/versions");
    var head = head(root).map(version -> file(root, version));
    names.stream()
        .limit(Math.max(0, names.size() - KEPT))
        .map(name -> root + "/versions/" + name)
        .filter(path -> !head.equals(Optional.of(path)))
        .forEach(folder::delete);
  }

  @Override
  public Optional<DirtyMark> dirty(RootName root) {
    return folder.read(root + DIRTY).map(StateMetadata::mark);
  }

  @Override
  public void markDirty(RootName root, DirtyMark mark, byte[] refused) {
    folder.write(root + DIRTY, StateMetadata.ofMark(mark));
    folder.write(root + REFUSED, refused);
  }

  @Override
  public Optional<byte[]> refused(RootName root) {
    return folder.read(root + REFUSED);
  }

  @Override
  public void clearDirty(RootName root) {
    // not thrown away: whoever cleared the mark may have been wrong
    refused(root).ifPresent(content -> folder.write(root + "/last-refused.tfstate", content));
    folder.delete(root + REFUSED);
    folder.delete(root + DIRTY);
  }

  @Override
  public List<RootName> roots() {
    var roots = new ArrayList<RootName>();
    for (var stack : folder.folders("")) {
      for (var root : folder.folders(stack)) {
        RootName.parse(stack + "/" + root).ifPresent(roots::add);
      }
    }
    return roots;
  }

  /** Names sort by serial; the checksum tells two states of one serial apart. */
  private static String file(RootName root, StateVersion version) {
    return String.format(
        Locale.ROOT,
        "%s/versions/%010d-%s.tfstate",
        root,
        version.header().serial(),
        version.sha256().substring(0, 16));
  }
}
