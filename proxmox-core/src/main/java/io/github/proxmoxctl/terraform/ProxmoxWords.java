package io.github.proxmoxctl.terraform;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Proxmox itself said, found in what the provider made of it. The forms are those of
 * bpg/proxmox 0.112: {@code proxmox/nodes/tasks/tasks.go} and {@code proxmox/api/errors.go}.
 */
final class ProxmoxWords {

  /** A task's log may be thousands of lines of progress. */
  private static final int MOST_LINES = 3;

  private static final Pattern TASK =
      Pattern.compile(
          "task \"(UPID:[^\"]+)\" failed to complete with exit code: ([^\\n]*)"
              + "(?:\\ntask log:\\n((?: {2}[^\\n]*\\n?)*))?");

  /** The reason of a status that HTTP knows, with Proxmox's words in brackets behind it. */
  private static final Pattern ANSWER =
      Pattern.compile(
          "received an HTTP (\\d+) response - Reason: (?:Internal Server Error |Bad Request )?"
              + "([^\\n]*)");

  private static final Pattern DOING = Pattern.compile("error (\\w+ing\\b[^:\\n]*):");

  private ProxmoxWords() {}

  /** {@code Proxmox said (HTTP 500, updating VM): …}; empty if it is not Proxmox that speaks. */
  static Optional<String> in(String words) {
    Matcher task = TASK.matcher(words);
    if (task.find()) {
      String log = task.group(3) == null ? "" : log(task.group(3), task.group(2));
      return Optional.of("Proxmox said (task " + task.group(1) + "): " + task.group(2) + log);
    }
    // of several attempts the last one counts
    Optional<String> said = Optional.empty();
    Matcher answer = ANSWER.matcher(words);
    while (answer.find()) {
      said =
          Optional.of(
              "Proxmox said (HTTP %s%s): %s"
                  .formatted(answer.group(1), doing(words), unwrapped(answer.group(2))));
    }
    return said;
  }

  private static String doing(String words) {
    Matcher doing = DOING.matcher(words);
    return doing.find() ? ", " + doing.group(1) : "";
  }

  private static String unwrapped(String reason) {
    String clean = reason.strip();
    return clean.startsWith("(") && clean.endsWith(")")
        ? clean.substring(1, clean.length() - 1)
        : clean;
  }

  private static String log(String log, String exitStatus) {
    List<String> lines =
        log.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.equals("TASK ERROR: " + exitStatus))
            .toList();
    List<String> last = lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
    return last.isEmpty() ? "" : "\n" + String.join("\n", last);
  }
}
