package io.github.proxmoxctl.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.model.RunRecord;
import io.github.proxmoxctl.model.RunRecord.Counts;
import io.github.proxmoxctl.model.RunRecord.Result;
import io.github.proxmoxctl.model.RunRecord.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run as the ledger writes it, and back. */
final class RunTree {

  static final int FORMAT_VERSION = 1;

  private static final Map<Result, String> WORDS =
      Map.of(
          Result.APPLIED,
          "applied",
          Result.FAILED,
          "failed",
          Result.STOPPED,
          "stopped",
          Result.NOT_STARTED,
          "not started");

  private RunTree() {}

  static ObjectNode encode(RunRecord run) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("formatVersion", FORMAT_VERSION);
    tree.put("run", run.id());
    tree.put("goal", run.goal());
    tree.put("actor", run.actor());
    tree.put("started", run.started().toString());
    if (run.ended() != null) {
      tree.put("ended", run.ended().toString());
    }
    if (run.sourceCommit() != null) {
      tree.put("sourceCommit", run.sourceCommit());
    }
    ArrayNode stages = tree.putArray("stages");
    run.stages().forEach(stage -> stages.add(encode(stage)));
    return tree;
  }

  private static ObjectNode encode(Stage stage) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("stack", stage.stack());
    tree.put("stage", stage.name());
    if (stage.root() != null) {
      tree.put("root", stage.root());
    }
    tree.put("result", WORDS.get(stage.result()));
    tree.put("created", stage.counts().created());
    tree.put("changed", stage.counts().changed());
    tree.put("replaced", stage.counts().replaced());
    tree.put("destroyed", stage.counts().destroyed());
    ArrayNode messages = tree.putArray("messages");
    stage.messages().forEach(messages::add);
    return tree;
  }

  static RunRecord decode(Node tree) {
    FormatVersion.check(tree, FORMAT_VERSION);
    tree.only(
        "formatVersion", "run", "goal", "actor", "started", "ended", "sourceCommit", "stages");
    @Nullable Instant ended = tree.fields().containsKey("ended") ? tree.instant("ended") : null;
    List<Stage> stages = tree.list("stages", RunTree::stage);
    return tree.valid(
        "the run",
        run ->
            new RunRecord(
                run.text("run"),
                run.text("goal"),
                run.text("actor"),
                run.instant("started"),
                ended,
                run.optionalText("sourceCommit"),
                stages));
  }

  private static Stage stage(Node tree) {
    tree.only(
        "stack",
        "stage",
        "root",
        "result",
        "created",
        "changed",
        "replaced",
        "destroyed",
        "messages");
    return new Stage(
        tree.text("stack"),
        tree.text("stage"),
        tree.optionalText("root"),
        result(tree),
        new Counts(
            tree.integer("created"),
            tree.integer("changed"),
            tree.integer("replaced"),
            tree.integer("destroyed")),
        tree.list("messages", message -> message.asText("a message")));
  }

  private static Result result(Node tree) {
    String written = tree.text("result");
    return WORDS.entrySet().stream()
        .filter(word -> word.getValue().equals(written))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () ->
                LedgerProblems.damaged(
                    tree.required("result").at(), "no stage ends as \"" + written + "\""));
  }
}
