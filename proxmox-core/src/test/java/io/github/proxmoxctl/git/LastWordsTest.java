package io.github.proxmoxctl.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LastWordsTest {

  @Test
  void theOutputEndsAfterTheErrorsWereRead() throws Exception {
    Process process = start("echo out; exec 1>&-; sleep 0.5; echo denied >&2; exit 255");
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Thread reader =
        new Thread(
            () -> {
              try {
                process.getErrorStream().transferTo(errors);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    reader.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(errors.toString(StandardCharsets.UTF_8)).isEqualTo("denied\n");
    assertThat(output).isEqualTo("out\n");
    assertThat(process.waitFor()).isEqualTo(255);
    reader.join();
  }

  @Test
  void aProcessThatEndsAMomentAfterItsOutputHasAnExitValue() throws Exception {
    Process process = start("exec 1>&- 2>&-; sleep 0.5; exit 7");
    assertThat(process.getInputStream().read()).isNegative();
    assertThat(process.exitValue()).isEqualTo(7);
  }

  @Test
  void errorsThatNobodyEndsAreNotWaitedForLong() throws Exception {
    Process process = start("exec 1>&-; exec sleep 15");
    try {
      long start = System.nanoTime();
      assertThat(process.getInputStream().read()).isNegative();
      assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    } finally {
      process.destroy();
    }
  }

  private static Process start(String script) throws IOException {
    return new LastWords(new ProcessBuilder("sh", "-c", script).start());
  }
}
