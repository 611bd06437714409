package io.github.proxmoxctl.git;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * What JGit learns of the machine: the person's and the machine's Git configuration through {@link
 * FilteredConfig}, found where Git itself looks ({@code $HOME}, not the JVM's idea of it), and none
 * of JGit's own, which JGit writes to.
 */
final class PlainSystemReader extends SystemReader.Delegate {

  private final Map<String, String> environment;

  private PlainSystemReader(SystemReader machine, Map<String, String> environment) {
    super(machine);
    this.environment = Map.copyOf(environment);
  }

  /** JGit knows one reader per process: the last one installed holds. */
  static synchronized void install(Map<String, String> environment) {
    SystemReader current = SystemReader.getInstance();
    if (current instanceof PlainSystemReader ours && ours.environment.equals(environment)) {
      return;
    }
    SystemReader.setInstance(null);
    SystemReader.setInstance(new PlainSystemReader(SystemReader.getInstance(), environment));
  }

  @Override
  public @Nullable String getenv(String variable) {
    return environment.get(variable);
  }

  @Override
  public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
    return new FilteredConfig(parent, userFile(), fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
    return new FilteredConfig(parent, systemFile(), fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
    return new FilteredConfig(parent, null, fs);
  }

  /** {@code $HOME}, else the JVM's idea of it. */
  static Path home(Map<String, String> environment) {
    String home = environment.get("HOME");
    return Path.of(home == null || home.isBlank() ? System.getProperty("user.home") : home);
  }

  private File userFile() {
    String given = environment.get("GIT_CONFIG_GLOBAL");
    if (given != null) {
      return new File(given);
    }
    Path home = home(environment);
    File usual = home.resolve(".gitconfig").toFile();
    if (usual.isFile()) {
      return usual;
    }
    String xdg = environment.get("XDG_CONFIG_HOME");
    Path folder = xdg == null || xdg.isBlank() ? home.resolve(".config") : Path.of(xdg);
    return folder.resolve("git").resolve("config").toFile();
  }

  private @Nullable File systemFile() {
    if (environment.containsKey("GIT_CONFIG_NOSYSTEM")) {
      return null;
    }
    return new File(environment.getOrDefault("GIT_CONFIG_SYSTEM", "/etc/gitconfig"));
  }
}
