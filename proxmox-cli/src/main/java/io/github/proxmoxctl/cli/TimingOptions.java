package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.lab.Timing;
import io.github.proxmoxctl.lab.TimingText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What requests and tasks of a lab cost. */
final class TimingOptions {

  @Option(
      names = "--timing",
      paramLabel = "NAME",
      description =
          "realistic: 20 ms a request, 3 workers, tasks of 1 s, clones of 3 s, 500 ms for a disk;"
              + " default: none, nothing takes time")
  private @Nullable String timing;

  @Option(
      names = "--latency",
      paramLabel = "TIME",
      description =
          "of each request, such as 20ms, or of some: \"GET cluster/resources=200ms\""
              + " (may be repeated)")
  private List<String> latency = List.of();

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "requests that are served at a time, the others queue; 0: all")
  private @Nullable String workers;

  @Option(
      names = "--task-time",
      paramLabel = "TIME",
      description =
          "how long each Proxmox task takes, such as 1s, or those of a type: qmclone=3s (may be"
              + " repeated)")
  private List<String> taskTime = List.of();

  @Option(
      names = "--allocation-time",
      paramLabel = "TIME",
      description =
          "how long a storage is locked for a disk; whoever waits 10 s for it fails, as in Proxmox")
  private @Nullable String allocationTime;

  /** The same for {@link io.github.proxmoxctl.lab.LabMain}; a mistake is told at once. */
  List<String> arguments(CommandLine line) {
    List<String> arguments = new ArrayList<>();
    add(arguments, "--timing", timing);
    latency.forEach(value -> add(arguments, "--latency", value));
    add(arguments, "--workers", workers);
    taskTime.forEach(value -> add(arguments, "--task-time", value));
    add(arguments, "--allocation-time", allocationTime);
    Timing checked = Timing.NONE;
    try {
      for (int index = 0; index < arguments.size(); index += 2) {
        checked = TimingText.add(checked, arguments.get(index), arguments.get(index + 1));
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(line, String.valueOf(e.getMessage()));
    }
    return arguments;
  }

  private static void add(List<String> arguments, String option, @Nullable String value) {
    if (value != null) {
      arguments.add(option);
      arguments.add(value);
    }
  }
}
