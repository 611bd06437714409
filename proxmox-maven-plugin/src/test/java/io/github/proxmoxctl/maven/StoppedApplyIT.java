package io.github.proxmoxctl.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.lab.Lab;
import io.github.proxmoxctl.lab.LabOptions;
import io.github.proxmoxctl.maven.MavenRun.Ended;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM to Maven's JVM in the middle of an apply, as a CI system sends it. */
class StoppedApplyIT {

  @TempDir private Path folder;

  @Test
  void terraformStopsTheRunIsRecordedAndTheNextOneGoesOn() throws Exception {
    LabOptions options =
        LabOptions.in(folder.resolve("lab")).withTaskDuration(Duration.ofSeconds(2));
    try (Lab lab = Lab.start(options)) {
      InfrastructureRepo repo = InfrastructureRepo.committed(folder.resolve("infra"), lab);
      List<ProcessHandle> processes;
      Ended stopped;
      try (MavenRun run =
          MavenRun.start(
              repo.root(), InfrastructureRepo.tokens(lab), "-B", "proxmox:plan", "proxmox:apply")) {
        run.awaitOutput("shop/r01     + ");
        processes = run.processes();
        assertThat(processes)
            .as("terraform and its provider among them")
            .anyMatch(process -> process.info().command().orElse("").endsWith("/terraform"));
        run.jvm().destroy();
        stopped = run.end();
      }
      assertThat(stopped.exitCode()).as(stopped.output()).isEqualTo(1);
      assertThat(stopped.output())
          .contains("Terminated. To go on from what is recorded, run proxmox:apply again")
          .doesNotContain("\tat ");
      assertThat(processes).noneMatch(ProcessHandle::isAlive);
      assertThat(repo.result("apply").path("outcome").asText()).isEqualTo("terminated");
      assertThat(repo.git("log", "--format=%b", "origin/proxmoxctl/ledger"))
          .contains("Run: " + repo.result("apply").path("run").asText());

      Ended next =
          MavenRun.of(
              repo.root(),
              InfrastructureRepo.tokens(lab),
              "-B",
              "proxmox:plan",
              "proxmox:apply",
              "proxmox:plan");
      assertThat(next.output()).contains("shop: no changes (5 servers");
      assertThat(next.exitCode()).as(next.output()).isZero();
    }
  }
}
