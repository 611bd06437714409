package io.github.proxmoxctl.terraform;

import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.process.ProcessIdentity;
import io.github.proxmoxctl.process.SignalWatch;
import io.github.proxmoxctl.state.ApplyJournal;
import io.github.proxmoxctl.state.DirectoryStackLocks;
import io.github.proxmoxctl.state.LockRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * A run in a JVM of its own, to be killed or interrupted from outside: locks, journals, applies.
 */
public final class KilledRun {

  /** The first is done at once, the second takes as long as a clone, the third waits for it. */
  static final String RESOURCES =
      """
      resource "terraform_data" "first" {
        input = "one"
      }
      resource "terraform_data" "slow" {
        input = terraform_data.first.output
        provisioner "local-exec" {
          command = "sleep 4"
        }
      }
      resource "terraform_data" "last" {
        input = terraform_data.slow.output
      }
      """;

  private KilledRun() {}

  /**
   * With a second argument without a watch on signals. Prints {@code slow <pid>} when Terraform is
   * in the middle of it.
   */
  public static void main(String[] arguments) throws Exception {
    var folder = Path.of(arguments[0]);
    try (var bench = new Bench(folder);
        var watch = arguments.length > 1 ? null : SignalWatch.on(bench.interruption)) {
      var locks = new DirectoryStackLocks(bench.durable);
      var record = LockRecord.ofThisProcess("killed", "ada", "3f9c2e1", Instant.now());
      var held = locks.lock("shop", record, Duration.ZERO, holder -> {});
      var root = bench.root(RESOURCES);
      bench.terraform.init(root);
      var plan = bench.terraform.plan(root, PlanOptions.ofParallelism(2));
      ApplyResult result;
      try (var journal =
          ApplyJournal.begin(bench.durable, "killed", bench.name, root.path(), Instant.now())) {
        result = bench.terraform.apply(root, plan, new Journalling(journal));
        journal.settled();
      }
      held.close();
      System.out.println("end " + (watch == null ? "unwatched " : "watched ") + result);
      System.exit(bench.interruption.requested().map(Outcome::exitCode).orElse(0));
    }
  }

  private record Journalling(ApplyJournal journal) implements ApplyListener {
    private static long pid;

    @Override
    public void started(ProcessIdentity terraform) {
      pid = terraform.pid();
      journal.started(terraform.pid(), terraform.started());
    }

    @Override
    public void event(TerraformEvent.Apply event) {
      if (event.step() == TerraformEvent.Step.COMPLETE) {
        journal.completed(event.address(), event.action(), event.id());
      }
      if (event.step() == TerraformEvent.Step.START && event.address().endsWith("slow")) {
        System.out.println("slow " + pid);
      }
    }
  }
}
