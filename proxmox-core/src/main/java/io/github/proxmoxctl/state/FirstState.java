package io.github.proxmoxctl.state;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A root's first state that Terraform could not send to anyone: it asks the backend before it
 * chooses a lineage, so that the lineage in {@code errored.tfstate} is still empty. Pure.
 */
final class FirstState {

  /** Terraform writes it before anything that a resource could hold. */
  private static final Pattern EMPTY_LINEAGE = Pattern.compile("(\"lineage\"\\s*:\\s*)\"\"");

  private FirstState() {}

  /** The same state with a lineage; as it was if it has one, or is no state. */
  static byte[] withLineage(byte[] content) {
    if (StateHeader.parse(content).isPresent()) {
      return content;
    }
    var text = new String(content, StandardCharsets.UTF_8);
    var named =
        EMPTY_LINEAGE
            .matcher(text)
            .replaceFirst("$1" + Matcher.quoteReplacement("\"" + UUID.randomUUID() + "\""))
            .getBytes(StandardCharsets.UTF_8);
    return StateHeader.parse(named).isPresent() ? named : content;
  }
}
