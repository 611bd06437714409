package io.github.proxmoxctl.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code target/proxmox/<goal>-result.json}: how a goal ended, for tools. */
final class ResultFile {

  private ResultFile() {}

  static String name(String goal) {
    return goal + "-result.json";
  }

  static void write(Path root, String goal, ObjectNode result) {
    Site.workspace(root)
        .write(name(goal), (result.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
