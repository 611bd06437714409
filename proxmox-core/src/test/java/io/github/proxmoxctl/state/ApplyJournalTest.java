package io.github.proxmoxctl.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.workspace.PrivateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ApplyJournalTest {

  private static final RootName ROOT = new RootName("shop", "r01");
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path folder;

  private PrivateFolder durable;
  private UnfinishedApplies unfinished;

  @BeforeEach
  void open() {
    durable = PrivateFolder.durable(folder.resolve("proxmoxctl"));
    unfinished = new UnfinishedApplies(durable);
  }

  @Test
  void leavesNothingWhenSettled() {
    try (var journal = begin("run-1")) {
      journal.started(1, NOW);
      journal.settled();
    }
    assertThat(unfinished.of(ROOT)).isEmpty();
  }

  @Test
  void tellsTheNextRunWhatWasDone() throws Exception {
    try (var journal = begin("run-1")) {
      journal.started(1L << 40, NOW);
      journal.completed("module.server[\"web\"].x.y", "create", "101");
      journal.completed("terraform_data.z", "delete", null);
    }
    // what a kill in the middle of a line leaves
    Files.writeString(
        folder.resolve("proxmoxctl/journal/shop.r01.run-1.jsonl"),
        "{\"event\":\"comp",
        StandardOpenOption.APPEND);

    var found = unfinished.of(ROOT);

    assertThat(found)
        .containsExactly(
            new UnfinishedApply(
                ROOT,
                "run-1",
                folder,
                java.util.Optional.of(new UnfinishedApply.TerraformProcess(1L << 40, NOW)),
                java.util.List.of(
                    new UnfinishedApply.Completed("module.server[\"web\"].x.y", "create", "101"),
                    new UnfinishedApply.Completed("terraform_data.z", "delete", null))));
    assertThat(found.get(0).isRunning()).isFalse();
    assertThat(found.get(0).erroredState()).isEqualTo(folder.resolve("errored.tfstate"));

    unfinished.forget(found.get(0));
    assertThat(unfinished.of(ROOT)).isEmpty();
  }

  @Test
  void keepsRootsWhoseNamesBeginAlikeApart() {
    begin("run-1").close();
    assertThat(unfinished.of(new RootName("shop", "r0"))).isEmpty();
    assertThat(unfinished.of(new RootName("sho", "p"))).isEmpty();
    assertThat(unfinished.of(ROOT)).hasSize(1);
  }

  @Test
  void waitsForATerraformThatOutlivedItsRun() throws Exception {
    var process = new ProcessBuilder("sleep", "1").start();
    try (var journal = begin("run-1")) {
      journal.started(process.pid(), process.info().startInstant().orElseThrow());
    }
    var apply = unfinished.of(ROOT).get(0);
    assertThat(apply.isRunning()).isTrue();
    var looks = new AtomicInteger();

    unfinished.awaitEnd(apply, looks::incrementAndGet);

    assertThat(process.isAlive()).isFalse();
    assertThat(looks).hasPositiveValue();
  }

  private ApplyJournal begin(String run) {
    return ApplyJournal.begin(durable, run, ROOT, folder, NOW);
  }
}
