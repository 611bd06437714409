package io.github.proxmoxctl.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proxmoxctl.workspace.PrivateFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Finds the journals that killed runs left, and waits for a Terraform that outlived its run. */
public final class UnfinishedApplies {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration POLL = Duration.ofMillis(200);

  private final PrivateFolder folder;

  public UnfinishedApplies(PrivateFolder durable) {
    this.folder = durable.folder("journal");
  }

  /** Those of a root; ask only while holding its stack's lock, else a live run is among them. */
  public List<UnfinishedApply> of(RootName root) {
    var prefix = ApplyJournal.prefix(root);
    var found = new ArrayList<UnfinishedApply>();
    for (var name : folder.files("")) {
      if (name.startsWith(prefix) && name.endsWith(".jsonl")) {
        var run = name.substring(prefix.length(), name.length() - ".jsonl".length());
        found.add(read(root, run, folder.read(name).orElseGet(() -> new byte[0])));
      }
    }
    return found;
  }

  private static UnfinishedApply read(RootName root, String run, byte[] journal) {
    var directory = Path.of("");
    Optional<UnfinishedApply.TerraformProcess> terraform = Optional.empty();
    var completed = new ArrayList<UnfinishedApply.Completed>();
    for (var text : new String(journal, StandardCharsets.UTF_8).split("\n", -1)) {
      var line = parse(text);
      switch (line.path("event").asText()) {
        case "begin" -> directory = Path.of(line.path("directory").asText());
        case "terraform" -> terraform = process(line);
        case "complete" ->
            completed.add(
                new UnfinishedApply.Completed(
                    line.path("address").asText(),
                    line.path("action").asText(),
                    line.path("id").textValue()));
        default -> {
          // the last line may be torn by the kill, and later formats may know more
        }
      }
    }
    return new UnfinishedApply(root, run, directory, terraform, completed);
  }

  private static Optional<UnfinishedApply.TerraformProcess> process(JsonNode line) {
    try {
      return Optional.of(
          new UnfinishedApply.TerraformProcess(
              line.path("pid").asLong(), Instant.parse(line.path("pidStarted").asText())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      return JSON.createObjectNode();
    }
  }

  /**
   * Waits until its Terraform has ended, however long that takes: it is changing the cluster.
   *
   * @param betweenLooks is called a few times a second; what it throws ends the waiting
   */
  public void awaitEnd(UnfinishedApply apply, Runnable betweenLooks) {
    while (apply.isRunning()) {
      betweenLooks.run();
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /** Forgets a journal, once its state was taken in and what it did is recorded. */
  public void forget(UnfinishedApply apply) {
    folder.delete(ApplyJournal.prefix(apply.root()) + apply.run() + ".jsonl");
  }
}
