package io.github.proxmoxctl.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.plan.ResourceChange;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real Terraform, stopped or killed in the middle of an apply, seen from the run it belongs to.
 */
@Timeout(120)
class TerraformStopIT {

  private static final PlanOptions OPTIONS = PlanOptions.ofParallelism(4);

  @TempDir Path temporary;

  @Test
  void stopsSafelyInTheMiddleAndGoesOnFromThere() throws Exception {
    try (var bench = new Bench(temporary)) {
      var root = bench.root(KilledRun.RESOURCES);
      bench.terraform.init(root);
      var plan = bench.terraform.plan(root, OPTIONS);

      var result =
          bench.terraform.apply(
              root,
              plan,
              event -> {
                if (event.address().endsWith("slow")) {
                  bench.interruption.request(Outcome.TERMINATED);
                }
              });

      assertThat(result.isStopped()).isTrue();
      assertThat(result.isSuccess()).isFalse();
      assertThat(result.complete())
          .extracting(TerraformEvent.Apply::address)
          .containsExactly("terraform_data.first");
      assertThat(bench.store.head(bench.name).orElseThrow().header().instances()).isEqualTo(2);
      assertThat(result.leftErroredState()).isFalse();
      var stopped = problem(() -> bench.terraform.plan(root, OPTIONS));
      assertThat(stopped.code()).isEqualTo("run.stopped");
    }
    try (var next = new Bench(temporary)) {
      // a provisioner is ended by the stop, and what it belongs to is tainted
      assertThat(changes(next, KilledRun.RESOURCES))
          .extracting(ResourceChange::address, ResourceChange::actions, ResourceChange::reason)
          .containsExactly(
              tuple("terraform_data.last", List.of("create"), null),
              tuple("terraform_data.slow", List.of("delete", "create"), "replace_because_tainted"));
    }
  }

  @Test
  void reportsATerraformThatWasKilled() throws Exception {
    try (var bench = new Bench(temporary)) {
      var root = bench.root(KilledRun.RESOURCES);
      bench.terraform.init(root);
      var plan = bench.terraform.plan(root, OPTIONS);
      var result = bench.terraform.apply(root, plan, new KillingListener());
      assertThat(result.isSuccess()).isFalse();
      assertThat(result.isStopped()).isFalse();
      assertThat(result.problems())
          .singleElement()
          .satisfies(
              problem ->
                  assertThat(problem.diagnostic().summary())
                      .isEqualTo("Terraform apply of shop/r01 was killed by signal 9"));
      assertThat(result.complete()).hasSize(1);
    }
  }

  private static final class KillingListener implements ApplyListener {
    private long pid;

    @Override
    public void started(io.github.proxmoxctl.process.ProcessIdentity terraform) {
      pid = terraform.pid();
    }

    @Override
    public void event(TerraformEvent.Apply event) {
      if (event.address().endsWith("slow")) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }

  private static List<ResourceChange> changes(Bench bench, String resources) throws Exception {
    var plan = bench.terraform.plan(bench.root(resources), OPTIONS);
    return plan.changes().changes().stream().filter(change -> !change.isNoOp()).toList();
  }

  private static Diagnostic problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return Stream.of(catchThrowableOfType(DiagnosticException.class, call))
        .flatMap(e -> e.diagnostics().stream())
        .findFirst()
        .orElseThrow();
  }
}
