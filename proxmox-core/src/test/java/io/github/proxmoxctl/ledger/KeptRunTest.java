package io.github.proxmoxctl.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.RunRecord.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRunTest {

  @TempDir Path folder;

  @Test
  void whatIsKeptIsReadBackInTheOrderItWasKept() {
    KeptRuns kept = new KeptRuns(folder);
    KeptEntry first = entry("run-b", "shop", 0);
    KeptEntry second = entry("run-a", "web", 10);
    KeptEntry third = entry("run-b", "web", 20);
    kept.keep(first, "down");
    kept.keep(second, "down");
    kept.keep(third, "still down");

    assertThat(new KeptRuns(folder).all())
        .containsExactly(
            new KeptRun("run-b", "still down", List.of(first, third)),
            new KeptRun("run-a", "down", List.of(second)));

    kept.committed(kept.all().get(0));
    assertThat(kept.all())
        .containsExactly(
            new KeptRun("run-a", "down", List.of(second)),
            new KeptRun("run-b", "still down", List.of(third)));
    kept.committed(kept.all().get(0));
    kept.committed(kept.all().get(0));
    assertThat(kept.all()).isEmpty();
  }

  @Test
  void aDamagedFileIsRefusedByItsName() throws Exception {
    KeptRuns kept = new KeptRuns(folder);
    Path file = kept.keep(entry("run-1", "shop", 0), "down");
    String text = Files.readString(file);
    for (String damaged :
        List.of("", text.substring(0, text.length() / 2), text.replace("\"story\"", "\"tale\""))) {
      Files.write(file, damaged.getBytes(UTF_8));
      DiagnosticException thrown = catchThrowableOfType(DiagnosticException.class, kept::all);
      assertThat(thrown.diagnostics().get(0).code()).isEqualTo("ledger.damaged");
      assertThat(String.valueOf(thrown.diagnostics().get(0).location())).contains("run-1.json");
    }
  }

  @Test
  void nothingIsKeptWhereTheFolderCannotBeWritten() throws Exception {
    Files.createFile(folder.resolve("unrecorded"));
    DiagnosticException thrown =
        catchThrowableOfType(
            DiagnosticException.class,
            () -> new KeptRuns(folder).keep(entry("run-1", "shop", 0), "down"));
    assertThat(thrown.diagnostics().get(0).remedy()).isNotBlank();
  }

  private static KeptEntry entry(String run, String stack, int seconds) {
    AppliedStack applied = Samples.stack(stack, Samples.server(stack + "-1", 1001));
    return new KeptEntry(
        new LedgerEntry(
            "applied",
            List.of(applied),
            Samples.provenance(run),
            Samples.run(run, stack, Result.APPLIED)),
        List.of(AppliedStack.empty(stack, "main")),
        Samples.NOON.plusSeconds(seconds));
  }
}
