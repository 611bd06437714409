package io.github.proxmoxctl.ledger;

import io.github.proxmoxctl.model.AppliedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The commit message of an entry: a line that tells the story, then trailers that {@code git log
 * --format='%(trailers:key=Run)'} and {@code git interpret-trailers} read.
 */
final class CommitMessage {

  private static final int NAMED_STACKS = 3;

  private CommitMessage() {}

  static String of(LedgerEntry entry) {
    List<String> stacks = entry.stacks().stream().map(AppliedStack::name).sorted().toList();
    Provenance from = entry.provenance();
    List<String> trailers = new ArrayList<>();
    stacks.forEach(stack -> add(trailers, "Stack", stack));
    add(trailers, "Source-Commit", from.sourceCommit());
    add(trailers, "Plan-Digest", from.planDigest());
    add(trailers, "Run", from.run());
    add(trailers, "Actor", from.actor().toString());
    from.approvedBy().forEach(person -> add(trailers, "Approved-By", person));
    add(trailers, "Request", from.request());
    add(trailers, "Tool-Version", from.toolVersion());
    return oneLine(subject(stacks) + entry.story())
        + "\n\n"
        + trailers.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private static String subject(List<String> stacks) {
    if (stacks.isEmpty()) {
      return "";
    }
    String named = stacks.stream().limit(NAMED_STACKS).collect(Collectors.joining(", "));
    int others = stacks.size() - NAMED_STACKS;
    return others > 0 ? named + " and " + others + " more: " : named + ": ";
  }

  private static void add(List<String> trailers, String key, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      trailers.add(key + ": " + oneLine(value));
    }
  }

  // a line break in a name would forge a trailer
  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
  }
}
