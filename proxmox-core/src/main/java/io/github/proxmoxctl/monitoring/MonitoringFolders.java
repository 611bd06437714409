package io.github.proxmoxctl.monitoring;

import io.github.proxmoxctl.model.Monitoring;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The folders that Prometheus and Grafana watch. A file is known by the name that the ledger has
 * for it: {@code targets/node/acme.shop.json}, {@code rules/acme.shop.yml}, {@code
 * dashboards/proxmoxctl-fleet.json}. Nothing else in them is ever changed.
 */
public final class MonitoringFolders {

  /** What a file of targets holds when there is none: Prometheus forgets a deleted file badly. */
  public static final String NO_TARGETS = "[]\n";

  private static final String TARGETS = "targets/";
  private static final String RULES = "rules/";
  private static final String DASHBOARDS = "dashboards/";

  private final Path targets;
  private final Path rules;
  private final @Nullable Path dashboards;

  private MonitoringFolders(Path targets, Path rules, @Nullable Path dashboards) {
    this.targets = targets;
    this.rules = rules;
    this.dashboards = dashboards;
  }

  /**
   * The folders of a Monitoring document.
   *
   * @throws io.github.proxmoxctl.diagnostic.DiagnosticException {@code monitoring.folder} when one
   *     is not there: a folder that we make is one that nobody reads
   */
  public static MonitoringFolders of(Monitoring monitoring) {
    Monitoring.Grafana grafana = monitoring.grafana();
    String dashboards = grafana == null ? null : grafana.dashboardsDirectory();
    return new MonitoringFolders(
        folder("targets", monitoring.prometheus().targetsDirectory()),
        folder("rules", monitoring.prometheus().rulesDirectory()),
        dashboards == null ? null : folder("dashboards", dashboards));
  }

  private static Path folder(String what, String path) {
    Path folder = Path.of(path);
    if (!Files.isDirectory(folder)) {
      throw MonitoringProblems.folder(what, folder);
    }
    return folder;
  }

  public boolean haveDashboards() {
    return dashboards != null;
  }

  /** What a stack has there now; files of targets that hold none are left out. */
  public SortedMap<String, String> of(String estate, String stack) {
    String own = estate + "." + stack;
    SortedMap<String, String> found = new TreeMap<>();
    for (Path file : targetFiles()) {
      if (file.getFileName().toString().equals(own + ".json")) {
        String text = read(file);
        if (!text.equals(NO_TARGETS)) {
          found.put(TARGETS + targets.relativize(file), text);
        }
      }
    }
    String ruleFile = RULES + own + ".yml";
    if (Files.exists(path(ruleFile))) {
      found.put(ruleFile, read(path(ruleFile)));
    }
    return found;
  }

  /** All files of targets, whoever wrote them, by path relative to the folder of targets. */
  SortedMap<String, String> allTargets() {
    SortedMap<String, String> all = new TreeMap<>();
    targetFiles().forEach(file -> all.put(targets.relativize(file).toString(), read(file)));
    return all;
  }

  /** The dashboards of others, by file name. */
  SortedMap<String, String> otherDashboards(Set<String> ours) {
    SortedMap<String, String> others = new TreeMap<>();
    if (dashboards != null) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(dashboards, "*.json")) {
        for (Path file : files) {
          String name = String.valueOf(file.getFileName());
          if (!ours.contains(DASHBOARDS + name)) {
            others.put(name, read(file));
          }
        }
      } catch (IOException e) {
        throw MonitoringProblems.file(dashboards, e);
      }
    }
    return others;
  }

  /** The content of one file; null when it is not there. */
  public @Nullable String content(String name) {
    Path file = path(name);
    return Files.exists(file) ? read(file) : null;
  }

  /** Puts a file in the place of the one with that name, or takes it away. */
  public void put(String name, @Nullable String content) {
    Path file = path(name);
    try {
      if (content == null && name.startsWith(TARGETS)) {
        ReplacedFile.write(file, NO_TARGETS);
      } else if (content == null) {
        ReplacedFile.delete(file);
      } else {
        makeJobFolder(file);
        ReplacedFile.write(file, content);
      }
    } catch (IOException e) {
      throw MonitoringProblems.file(file, e);
    }
  }

  private void makeJobFolder(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      Files.createDirectory(folder);
      // whatever the umask: Prometheus is another user
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private List<Path> targetFiles() {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> jobs = Files.newDirectoryStream(targets, Files::isDirectory)) {
      for (Path job : jobs) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(job, "*.json")) {
          found.forEach(files::add);
        }
      }
    } catch (IOException e) {
      throw MonitoringProblems.file(targets, e);
    }
    return files;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (java.nio.charset.CharacterCodingException e) {
      return "";
    } catch (IOException e) {
      throw MonitoringProblems.file(file, e);
    }
  }

  private Path path(String name) {
    Path folder = name.startsWith(TARGETS) ? targets : name.startsWith(RULES) ? rules : dashboards;
    String rest = name.substring(name.indexOf('/') + 1);
    Path file = folder == null ? null : folder.resolve(rest).normalize();
    if (file == null || !file.startsWith(folder) || file.equals(folder)) {
      throw new IllegalArgumentException("no file of ours: " + name);
    }
    return file;
  }

  /** Whether it is rules, which Prometheus reads only when it is told to. */
  public static boolean isRules(String name) {
    return name.startsWith(RULES);
  }

  public static boolean isTargets(String name) {
    return name.startsWith(TARGETS);
  }

  public static boolean isDashboard(String name) {
    return name.startsWith(DASHBOARDS);
  }
}
