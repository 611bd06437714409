package io.github.proxmoxctl.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.process.Command;
import io.github.proxmoxctl.process.Executables;
import io.github.proxmoxctl.process.ProcessListener;
import io.github.proxmoxctl.process.ProcessResult;
import io.github.proxmoxctl.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Has Prometheus' own tool judge files before Prometheus sees them: on a staged copy, with a
 * configuration that reads it.
 */
public final class PromtoolGate {

  private static final String PROMTOOL = "promtool";

  private final ProcessRunner processes;
  private final Map<String, String> environment;
  private final Path scratch;

  /**
   * @param environment the user's; only its {@code PATH} is used
   * @param scratch an empty folder of our own; is filled
   */
  public PromtoolGate(ProcessRunner processes, Map<String, String> environment, Path scratch) {
    this.processes = processes;
    this.environment = Map.of("PATH", environment.getOrDefault("PATH", ""));
    this.scratch = scratch;
  }

  /**
   * Lets files pass that Prometheus would load.
   *
   * @param files by their names, see {@link MonitoringFolders}; dashboards are not looked at
   * @throws DiagnosticException {@code monitoring.promtool} when there is no promtool, {@code
   *     monitoring.gate} with what it says against them
   */
  public void check(SortedMap<String, String> files) {
    if (Executables.find(PROMTOOL, environment).isEmpty()) {
      throw DiagnosticException.error(
          Diagnostic.error("monitoring.promtool", "promtool is not on the PATH", null)
              .because("no file is given to Prometheus that its own tool has not checked")
              .next("install Prometheus' package, or put its promtool on the PATH"));
    }
    Path config = stage(files);
    List<String> arguments = new ArrayList<>(List.of(PROMTOOL, "check", "config"));
    arguments.add(config.toString());
    run(arguments);
    List<String> rules =
        files.keySet().stream()
            .filter(MonitoringFolders::isRules)
            .map(name -> scratch.resolve(name).toString())
            .toList();
    if (!rules.isEmpty()) {
      arguments = new ArrayList<>(List.of(PROMTOOL, "check", "rules", "--lint=all"));
      arguments.add("--lint-fatal");
      arguments.addAll(rules);
      run(arguments);
    }
  }

  private void run(List<String> arguments) {
    List<String> said = new ArrayList<>();
    ProcessResult result =
        processes.run(
            Command.of(arguments, environment, scratch),
            new ProcessListener() {
              @Override
              public void output(String line) {
                said.add(line);
              }

              @Override
              public void error(String line) {
                said.add(line);
              }
            });
    if (!result.isSuccess()) {
      throw DiagnosticException.error(
          Diagnostic.error("monitoring.gate", "promtool refuses what would be registered", null)
              .because(
                  MonitoringProblems.quoted(
                      String.join("\n", said).replace(scratch.toString() + "/", "")))
              .next(
                  "correct the alert that it names in its Role document; Prometheus has been told"
                      + " nothing"));
    }
  }

  private Path stage(SortedMap<String, String> files) {
    Set<String> jobs = new TreeSet<>();
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        if (MonitoringFolders.isDashboard(file.getKey())) {
          continue;
        }
        String name = file.getKey();
        Files.createDirectories(scratch.resolve(name.substring(0, name.lastIndexOf('/'))));
        Files.writeString(scratch.resolve(name), file.getValue());
        if (!MonitoringFolders.isRules(name)) {
          jobs.add(name.split("/", 3)[1]);
        }
      }
      Path config = scratch.resolve("prometheus.yml");
      Files.writeString(config, config(jobs));
      return config;
    } catch (IOException e) {
      throw MonitoringProblems.file(scratch, e);
    }
  }

  // JSON is YAML, and quotes whatever stands in it
  private static String config(Set<String> jobs) throws JsonProcessingException {
    List<Map<String, Object>> scrapes = new ArrayList<>();
    for (String job : jobs) {
      Map<String, Object> scrape = new LinkedHashMap<>();
      scrape.put("job_name", job);
      scrape.put(
          "file_sd_configs", List.of(Map.of("files", List.of("targets/" + job + "/*.json"))));
      scrapes.add(scrape);
    }
    return new ObjectMapper()
        .writeValueAsString(
            Map.of("scrape_configs", scrapes, "rule_files", List.of("rules/*.yml")));
  }
}
