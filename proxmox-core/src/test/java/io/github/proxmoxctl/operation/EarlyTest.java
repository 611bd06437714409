package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class EarlyTest {

  @Test
  void theAnswerIsWaitedFor() {
    CountDownLatch asked = new CountDownLatch(1);
    try (Early<String> early = Early.begin("test", () -> awaited(asked), answer -> {})) {
      asked.countDown();
      assertThat(early.get()).isEqualTo("answer");
      assertThat(early.get()).isEqualTo("answer");
    }
  }

  @Test
  void aFailureIsThrownWhereTheAnswerIsAskedFor() {
    DiagnosticException problem =
        DiagnosticException.error(Diagnostic.error("a.problem", "it failed", null));
    try (Early<String> early =
        Early.begin(
            "test",
            () -> {
              throw problem;
            },
            answer -> {})) {
      assertThatThrownBy(early::get).isSameAs(problem);
    }
  }

  @Test
  void whatNobodyAskedForIsDisposedOfWithoutWaitingForIt() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    CompletableFuture<String> disposed = new CompletableFuture<>();
    Early.begin("test", () -> awaited(closed), disposed::complete).close();
    assertThat(disposed).isNotDone();
    closed.countDown();
    assertThat(disposed.get(5, TimeUnit.SECONDS)).isEqualTo("answer");
  }

  @Test
  void nothingIsDisposedOfBeforeTheEnd() {
    CompletableFuture<String> disposed = new CompletableFuture<>();
    try (Early<String> early = Early.begin("test", () -> "answer", disposed::complete)) {
      assertThat(early.get()).isEqualTo("answer");
      assertThat(disposed).isNotDone();
    }
    assertThat(disposed).isCompletedWithValue("answer");
  }

  private static String awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "answer";
  }
}
