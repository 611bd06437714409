package io.github.proxmoxctl.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Who holds a stack, and since when.
 *
 * @param run the run's id, or its address in CI
 * @param actor the person or machine account
 * @param host where it runs
 * @param pid the process that runs it
 * @param pidStarted when that process began: ids are given again
 * @param commit of the infrastructure repo
 */
public record LockRecord(
    String run,
    String actor,
    String host,
    long pid,
    Instant pidStarted,
    String commit,
    Instant created) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A record that names this process. */
  public static LockRecord ofThisProcess(String run, String actor, String commit, Instant now) {
    var process = ProcessHandle.current();
    return new LockRecord(
        run,
        actor,
        thisHost(),
        process.pid(),
        process.info().startInstant().orElse(now),
        commit,
        now);
  }

  static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /** Whether the process that holds it is certainly gone: only its own host can tell. */
  public boolean isAbandoned() {
    return host.equals(thisHost()) && !LiveProcess.isAlive(pid, pidStarted);
  }

  /** {@code run 7 of ada on pve-admin (process 4711), since 2026-11-23T12:00:00Z, at 3f9c2e1}. */
  public String title() {
    return "run %s of %s on %s (process %d), since %s, at %s"
        .formatted(run, actor, host, pid, created, commit);
  }

  /**
   * The command that takes all its locks away: a run that was killed left one per stack.
   *
   * @param held every stack that is held
   */
  public String unlocking(SortedMap<String, LockRecord> held) {
    return held.entrySet().stream()
        .filter(lock -> lock.getValue().equals(this))
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(" ", "proxmoxctl state unlock ", ""));
  }

  byte[] toJson() {
    var node = JSON.createObjectNode();
    node.put("formatVersion", 1);
    node.put("run", run);
    node.put("actor", actor);
    node.put("host", host);
    node.put("pid", pid);
    node.put("pidStarted", pidStarted.toString());
    node.put("commit", commit);
    node.put("created", created.toString());
    return (node.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static Optional<LockRecord> parse(byte[] json) {
    try {
      var node = JSON.readTree(json);
      return Optional.of(
          new LockRecord(
              node.path("run").asText(),
              node.path("actor").asText(),
              node.path("host").asText(),
              node.path("pid").asLong(),
              Instant.parse(node.path("pidStarted").asText()),
              node.path("commit").asText(),
              Instant.parse(node.path("created").asText())));
    } catch (IOException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
