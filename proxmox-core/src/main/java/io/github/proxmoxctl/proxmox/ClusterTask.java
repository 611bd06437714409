package io.github.proxmoxctl.proxmox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A task of a node, which goes on whether or not somebody waits.
 *
 * @param node the node that does it
 * @param upid its id
 */
record ClusterTask(String node, String upid) {

  private static final Pattern UPID = Pattern.compile("UPID:([A-Za-z0-9-]+):[!-~]+:");
  private static final Duration BETWEEN = Duration.ofMillis(300);

  static ClusterTask of(ApiAnswer answer) {
    Matcher upid = UPID.matcher(answer.data().asText());
    if (!upid.matches()) {
      throw ClusterProblems.answer(answer.request(), "the id of a task was expected");
    }
    return new ClusterTask(upid.group(1), upid.group());
  }

  /**
   * Returns once it has ended well.
   *
   * @param limit so long at most
   * @throws DiagnosticException {@code cluster.task} when it failed or did not end
   */
  void await(ApiReader api, String what, Duration limit) {
    String path =
        "nodes/"
            + ApiReader.segment(node)
            + "/tasks/"
            + URLEncoder.encode(upid, StandardCharsets.UTF_8)
            + "/status";
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      ApiAnswer answer = api.get(path);
      JsonNode task = answer.object();
      if (answer.requiredText(task, "status").equals("stopped")) {
        String exit = task.path("exitstatus").asText("");
        if (!exit.equals("OK") && !exit.startsWith("WARNINGS")) {
          throw failed(what + " failed", exit);
        }
        return;
      }
      if (System.nanoTime() > end) {
        throw failed(
            what + " has not ended after " + limit.toSeconds() + " s", "it goes on: " + upid);
      }
      pause();
    }
  }

  private DiagnosticException failed(String what, String why) {
    return DiagnosticException.error(
        Diagnostic.error("cluster.task", what, null)
            .because("Proxmox said: " + ClusterProblems.quoted(why))
            .next("see the task in the log of node " + node));
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DiagnosticException(
          Outcome.INTERRUPTED,
          Diagnostic.error("cluster.interrupted", "stopped while waiting for a task", null));
    }
  }
}
