package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.workspace.PrivateFolder;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * What a run of {@code configure} leaves to look at, in {@code target/proxmox/configure/<run>}:
 * {@code inventory.yml}, {@code events.jsonl}, {@code output.log}. All of it has passed the
 * redactor. Those of the last ten runs are kept.
 */
final class RunArtifacts implements AutoCloseable {

  private static final String FOLDER = "configure";
  private static final int KEPT = 10;
  private static final String CONTENT = "content";

  private final PrivateFolder folder;
  private final BufferedWriter events;
  private final BufferedWriter output;

  private RunArtifacts(PrivateFolder folder) {
    this.folder = folder;
    this.events = writer("events.jsonl");
    this.output = writer("output.log");
  }

  /** Makes the folder of a run, and removes those of old ones. */
  static RunArtifacts open(PrivateFolder workspace, String run) {
    RunArtifacts artifacts = new RunArtifacts(workspace.folder(FOLDER + "/" + run));
    List<String> runs = workspace.folders(FOLDER);
    runs.stream()
        .limit(Math.max(0, runs.size() - KEPT))
        .forEach(old -> workspace.deleteFolder(FOLDER + "/" + old));
    return artifacts;
  }

  Path path() {
    return folder.path();
  }

  /** Where Ansible's content stands while it runs. */
  Path content() {
    return folder.folder(CONTENT).path();
  }

  void write(String name, String text) {
    folder.write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  void event(String line) {
    append(events, line);
  }

  void output(String line) {
    append(output, line);
  }

  // a disk that is full must not stop what changes hosts
  private static void append(BufferedWriter writer, String line) {
    synchronized (writer) {
      try {
        writer.write(line);
        writer.newLine();
        writer.flush();
      } catch (IOException e) {
        return;
      }
    }
  }

  private BufferedWriter writer(String name) {
    Path file = folder.path(name);
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return Files.newBufferedWriter(file);
    } catch (IOException e) {
      throw DiagnosticException.error(
          Diagnostic.error("workspace.write", "cannot write " + file, null)
              .because(String.valueOf(e.getMessage()))
              .next("check the space and the permissions of its file system"));
    }
  }

  @Override
  public void close() {
    folder.deleteFolder(CONTENT);
    for (BufferedWriter writer : List.of(events, output)) {
      try {
        writer.close();
      } catch (IOException e) {
        // what could be written is there
      }
    }
  }
}
