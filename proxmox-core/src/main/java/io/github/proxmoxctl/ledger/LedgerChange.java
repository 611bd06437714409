package io.github.proxmoxctl.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.git.BranchChange;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** An entry as the commit that records it, after a look for secrets in every byte of it. */
final class LedgerChange {

  private static final String STACK_HEADER =
      "What is applied of this stack. Written by proxmoxctl; do not edit: see `proxmoxctl status`.";
  private static final String RUN_HEADER =
      "How this run went. Written by proxmoxctl; do not edit: see `proxmoxctl history`.";

  private final Predicate<String> containsSecret;
  private final SortedMap<String, String> files = new TreeMap<>();

  private LedgerChange(Predicate<String> containsSecret) {
    this.containsSecret = containsSecret;
  }

  /**
   * @throws io.github.proxmoxctl.diagnostic.DiagnosticException {@code ledger.secret}
   */
  static BranchChange of(LedgerEntry entry, Instant at, Predicate<String> containsSecret) {
    LedgerChange change = new LedgerChange(containsSecret);
    String message = CommitMessage.of(entry);
    change.refuseSecrets("commit message", message);
    List<String> texts =
        AllAtOnce.map(
            entry.stacks(),
            stack ->
                change.text(
                    LedgerFiles.ofStack(stack.name()), STACK_HEADER, StackTree.encode(stack)));
    for (int i = 0; i < texts.size(); i++) {
      change.files.put(LedgerFiles.ofStack(entry.stacks().get(i).name()), texts.get(i));
    }
    if (entry.run() != null) {
      String file = LedgerFiles.ofRun(entry.run());
      change.files.put(file, change.text(file, RUN_HEADER, RunTree.encode(entry.run())));
    }
    return new BranchChange(message, entry.provenance().actor(), at, change.files);
  }

  private String text(String file, String header, ObjectNode content) {
    String text = LedgerText.write(header, content);
    refuseSecrets(file, text);
    // quoting may have changed a secret's characters in the text
    refuseSecretValues(file, content);
    return text;
  }

  private void refuseSecrets(String file, String text) {
    if (!containsSecret.test(text)) {
      return;
    }
    List<String> lines = text.lines().toList();
    for (int line = 0; line < lines.size(); line++) {
      if (containsSecret.test(lines.get(line))) {
        throw LedgerProblems.secret(file, line + 1);
      }
    }
    throw LedgerProblems.secret(file, 1);
  }

  private void refuseSecretValues(String file, JsonNode tree) {
    if (tree.isTextual() && containsSecret.test(tree.textValue())) {
      throw LedgerProblems.secret(file, 1);
    }
    tree.forEach(part -> refuseSecretValues(file, part));
  }
}
