package io.github.proxmoxctl.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.workspace.DurableLog;
import io.github.proxmoxctl.workspace.PrivateFolder;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one apply of one root did, line by line, each on the disk before the next step. A journal
 * that is still there when the next run holds the stack's lock is that of a killed run ({@link
 * UnfinishedApplies}).
 */
public final class ApplyJournal implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrivateFolder folder;
  private final String name;
  private final DurableLog log;

  private ApplyJournal(PrivateFolder folder, String name) {
    this.folder = folder;
    this.name = name;
    this.log = folder.log(name);
  }

  /**
   * Begins a journal, before Terraform starts.
   *
   * @param run {@code [A-Za-z0-9._-]}, unique
   * @param directory the root's folder, where Terraform leaves {@code errored.tfstate}
   */
  public static ApplyJournal begin(
      PrivateFolder durable, String run, RootName root, Path directory, Instant now) {
    if (!run.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("no name of a run: " + run);
    }
    var folder = durable.folder("journal");
    var journal = new ApplyJournal(folder, fileName(root, run));
    var line = JSON.createObjectNode();
    line.put("event", "begin");
    line.put("formatVersion", 1);
    line.put("run", run);
    line.put("directory", directory.toAbsolutePath().toString());
    line.put("at", now.toString());
    journal.append(line);
    return journal;
  }

  static String prefix(RootName root) {
    return root.stack() + "." + root.root() + ".";
  }

  private static String fileName(RootName root, String run) {
    return prefix(root) + run + ".jsonl";
  }

  /** Terraform runs, and has sent nothing to the cluster. */
  public void started(long pid, Instant pidStarted) {
    var line = JSON.createObjectNode();
    line.put("event", "terraform");
    line.put("pid", pid);
    line.put("pidStarted", pidStarted.toString());
    append(line);
  }

  /**
   * A resource is done.
   *
   * @param action Terraform's: {@code create}, {@code update}, {@code delete}
   * @param id what the provider calls it
   */
  public void completed(String address, String action, @Nullable String id) {
    var line = JSON.createObjectNode();
    line.put("event", "complete");
    line.put("address", address);
    line.put("action", action);
    line.put("id", id);
    append(line);
  }

  /** The run has taken note of how this apply ended: nothing is left to look for. */
  public void settled() {
    log.close();
    folder.delete(name);
  }

  /** Without {@link #settled()} before it, the journal stays for the next run. */
  @Override
  public void close() {
    log.close();
  }

  private void append(ObjectNode line) {
    log.append(line.toString());
  }
}
