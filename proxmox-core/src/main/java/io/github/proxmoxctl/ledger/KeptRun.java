package io.github.proxmoxctl.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.git.Actor;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.RunRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code unrecorded/<run>.json}.
 *
 * @param entries oldest first
 */
record KeptRun(String run, String reason, List<KeptEntry> entries) {

  static final int FORMAT_VERSION = 1;

  KeptRun {
    entries = List.copyOf(entries);
  }

  Instant since() {
    return entries.get(0).at();
  }

  ObjectNode encode() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("formatVersion", FORMAT_VERSION);
    tree.put("run", run);
    tree.put("reason", reason);
    ArrayNode list = tree.putArray("entries");
    entries.forEach(kept -> list.add(encode(kept)));
    return tree;
  }

  private static ObjectNode encode(KeptEntry kept) {
    LedgerEntry entry = kept.entry();
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("at", kept.at().toString());
    tree.put("story", entry.story());
    ObjectNode from = tree.putObject("provenance");
    from.put("name", entry.provenance().actor().name());
    from.put("email", entry.provenance().actor().email());
    putIfKnown(from, "sourceCommit", entry.provenance().sourceCommit());
    putIfKnown(from, "planDigest", entry.provenance().planDigest());
    ArrayNode approvers = from.putArray("approvedBy");
    entry.provenance().approvedBy().forEach(approvers::add);
    putIfKnown(from, "request", entry.provenance().request());
    from.put("toolVersion", entry.provenance().toolVersion());
    ArrayNode base = tree.putArray("base");
    kept.base().forEach(stack -> base.add(StackTree.encode(stack)));
    ArrayNode stacks = tree.putArray("stacks");
    entry.stacks().forEach(stack -> stacks.add(StackTree.encode(stack)));
    if (entry.run() != null) {
      tree.set("record", RunTree.encode(entry.run()));
    }
    return tree;
  }

  private static void putIfKnown(ObjectNode tree, String field, @Nullable String value) {
    if (value != null) {
      tree.put(field, value);
    }
  }

  static KeptRun decode(Node tree) {
    FormatVersion.check(tree, FORMAT_VERSION);
    tree.only("formatVersion", "run", "reason", "entries");
    String run = tree.text("run");
    List<KeptEntry> entries = tree.list("entries", entry -> entry(run, entry));
    if (entries.isEmpty()) {
      throw LedgerProblems.damaged(tree.at(), "a kept run without records");
    }
    return new KeptRun(run, tree.text("reason"), entries);
  }

  private static KeptEntry entry(String run, Node tree) {
    tree.only("at", "story", "provenance", "base", "stacks", "record");
    Provenance from =
        tree.object("provenance").valid("the provenance", node -> provenance(run, node));
    @Nullable RunRecord record =
        tree.fields().containsKey("record") ? RunTree.decode(tree.object("record")) : null;
    List<AppliedStack> stacks = tree.list("stacks", StackTree::decode);
    LedgerEntry entry =
        tree.valid("the record", node -> new LedgerEntry(node.text("story"), stacks, from, record));
    return new KeptEntry(entry, tree.list("base", StackTree::decode), tree.instant("at"));
  }

  private static Provenance provenance(String run, Node tree) {
    tree.only(
        "name", "email", "sourceCommit", "planDigest", "approvedBy", "request", "toolVersion");
    return new Provenance(
        run,
        new Actor(tree.text("name"), tree.text("email")),
        tree.optionalText("sourceCommit"),
        tree.optionalText("planDigest"),
        tree.list("approvedBy", person -> person.asText("a person")),
        tree.optionalText("request"),
        tree.text("toolVersion"));
  }
}
