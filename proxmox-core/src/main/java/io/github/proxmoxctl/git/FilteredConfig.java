package io.github.proxmoxctl.git;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/**
 * A person's or a machine's Git configuration, cut down to what we want of it: who they are, how to
 * reach servers, and how text files are checked out. Signing formats, hook paths, filters and
 * aliases must not decide whether a run can be recorded. Never written.
 */
final class FilteredConfig extends FileBasedConfig {

  private static final Set<String> SECTIONS = Set.of("http", "url");
  private static final Set<String> USER = Set.of("name", "email");
  private static final Set<String> CORE = Set.of("autocrlf", "eol", "excludesfile", "sshcommand");

  FilteredConfig(@Nullable Config parent, @Nullable File file, FS fs) {
    super(parent, file, fs);
  }

  @Override
  public void load() throws IOException {
    if (getFile() == null) {
      return;
    }
    try {
      super.load();
    } catch (ConfigInvalidException | IOException | RuntimeException e) {
      // Git itself would complain; recording a run does not depend on it
      clear();
      return;
    }
    for (String section : List.copyOf(getSections())) {
      filter(section);
    }
  }

  private void filter(String section) {
    String name = section.toLowerCase(Locale.ROOT);
    if (SECTIONS.contains(name)) {
      return;
    }
    Set<String> kept = name.equals("user") ? USER : name.equals("core") ? CORE : Set.of();
    for (String subsection : List.copyOf(getSubsections(section))) {
      unsetSection(section, subsection);
    }
    for (String key : List.copyOf(getNames(section))) {
      if (!kept.contains(key.toLowerCase(Locale.ROOT))) {
        unset(section, null, key);
      }
    }
  }

  /**
   * Tells JGit a safe guess of the file system's clock, whatever the file system. It would measure
   * otherwise, by writing probe files beside the person's objects in a thread that may outlive us.
   */
  @Override
  public @Nullable String getString(String section, @Nullable String subsection, String name) {
    if (section.equals("filesystem")) {
      return name.equals("timestampResolution") ? "2 s" : "10 ms";
    }
    return super.getString(section, subsection, name);
  }

  @Override
  public boolean isOutdated() {
    return getFile() != null && super.isOutdated();
  }

  @Override
  public void save() {
    // not ours to write
  }
}
