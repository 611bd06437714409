package io.github.proxmoxctl.lab.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.lab.refusal.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TasksTest {
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(0x6a000000), ZoneOffset.UTC);

  @Test
  void withoutDurationATaskIsDoneWhenItsNameIsGivenOut() {
    try (Tasks tasks = new Tasks(CLOCK)) {
      String upid = tasks.run("pve1", "qmstart", "100", "me@pve!t", log -> log.accept("hello"));
      assertThat(upid).matches("UPID:pve1:[0-9A-F]{8}:[0-9A-F]{8}:6A000000:qmstart:100:me@pve!t:");
      Task task = tasks.require(upid);
      assertThat(task.exitStatus()).isEqualTo("OK");
      assertThat(task.log()).containsExactly("hello", "TASK OK");
    }
  }

  @Test
  void whatTheWorkThrowsIsHowTheTaskEnds() {
    try (Tasks tasks = new Tasks(CLOCK)) {
      String upid =
          tasks.run(
              "pve1",
              "qmstart",
              "100",
              "me@pve",
              log -> {
                throw Refusal.died("no room");
              });
      assertThat(tasks.require(upid).exitStatus()).isEqualTo("no room");
      assertThat(tasks.require(upid).log()).containsExactly("TASK ERROR: no room");
    }
  }

  @Test
  void listsTheNewestFirstAndForgetsTheOldest() {
    try (Tasks tasks = new Tasks(CLOCK)) {
      String first = tasks.run("pve1", "a", "", "me@pve", log -> {});
      for (int number = 0; number < 2000; number++) {
        tasks.run("pve1", "b", "", "me@pve", log -> {});
      }
      String last = tasks.run("pve1", "c", "", "me@pve", log -> {});
      assertThat(tasks.list("pve1").get(0).upid()).isEqualTo(last);
      assertThat(tasks.list("pve1")).hasSizeLessThanOrEqualTo(2000);
      assertThat(tasks.list("pve2")).isEmpty();
      assertThatThrownBy(() -> tasks.require(first)).isInstanceOf(Refusal.class);
    }
  }
}
