import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where the benchmarks run: a clean folder, and an environment in which no setting of the user's
 * and no archive of another build takes part.
 *
 * @param root the project
 * @param folder {@code target/bench}
 * @param cli the built {@code proxmoxctl}
 * @param tools where {@code tools/setup} puts what it fetches: the user's cache
 */
record Stage(Path root, Path folder, Path cli, Path tools, Map<String, String> environment) {

  private static final int WARM_UPS = 60;

  static Stage prepare(Path root) throws IOException, InterruptedException {
    Path folder = root.resolve("target/bench");
    Path cli = root.resolve("proxmox-cli/target/proxmoxctl/bin/proxmoxctl");
    Map<String, String> environment = withoutSettings();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    Leftovers.end(root, folder, cli, environment);
    for (String leftover :
        List.of(
            "cache", "sample", "root", "large", "bare", "lab", "estates", "fleet", "hosts", "large-plan", "single", "for_each")) {
      delete(folder.resolve(leftover));
    }
    Path cache = Files.createDirectories(folder.resolve("cache"));
    Path tools = toolsIn(environment);
    linkCache(cache, tools, environment);
    environment.put("PROXMOXCTL_CACHE", cache.toString());
    return new Stage(root, folder, cli, tools, environment);
  }

  private static Map<String, String> withoutSettings() {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("TF_") || name.startsWith("PROXMOX_VE_"));
    environment.put("CHECKPOINT_DISABLE", "1");
    return environment;
  }

  private static Path toolsIn(Map<String, String> environment) {
    Path base =
        Path.of(
            environment.getOrDefault(
                "XDG_CACHE_HOME", environment.getOrDefault("HOME", "") + "/.cache"));
    return Path.of(
            environment.getOrDefault("PROXMOXCTL_CACHE", base.resolve("proxmoxctl").toString()))
        .toAbsolutePath();
  }

  // what tools/setup fetched is used from where it is
  private static void linkCache(Path cache, Path real, Map<String, String> environment)
      throws IOException {
    for (String name : List.of("providers", "bin", "python", "lab-hosts")) {
      if (Files.isDirectory(real.resolve(name))) {
        Files.createSymbolicLink(cache.resolve(name), real.resolve(name).toAbsolutePath());
      }
    }
    environment.keySet().removeIf(name -> name.startsWith("PROXMOXCTL_"));
    environment.merge("PATH", real.resolve("bin").toString(), (path, bin) -> path + ":" + bin);
  }

  Path log(String name) {
    return folder.resolve(name + ".log");
  }

  /** Runs a command until the launcher has dumped its archive of classes, as it does for a user. */
  void warmUp(Contender command, String goal) throws IOException, InterruptedException {
    for (int i = 0; i < WARM_UPS; i++) {
      command.run();
      try (Stream<Path> archives = Files.list(folder.resolve("cache/cds"))) {
        if (archives.anyMatch(file -> isArchiveOf(goal, file))) {
          return;
        }
      }
      Thread.sleep(500);
    }
    throw new IOException("the launcher made no archive of classes for " + goal);
  }

  private static boolean isArchiveOf(String goal, Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(goal) && name.endsWith(".jsa");
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
