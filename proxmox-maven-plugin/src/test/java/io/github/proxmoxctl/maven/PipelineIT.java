package io.github.proxmoxctl.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.cli.CommandLineTwin;
import io.github.proxmoxctl.lab.Lab;
import io.github.proxmoxctl.lab.LabOptions;
import io.github.proxmoxctl.maven.MavenRun.Ended;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline through Maven and through the command line, on the lab, with the real Terraform. */
class PipelineIT {

  private static final List<String> GOALS = List.of("validate", "plan", "apply");

  /** What differs between two runs that do the same. */
  private static final List<String> OF_ONE_RUN = List.of("run", "ledgerCommit");

  @TempDir private Path folder;

  @Test
  void mavenEndsInTheSameResultFilesAsTheCommandLine() throws Exception {
    LabOptions options = LabOptions.in(folder.resolve("lab"));
    InfrastructureRepo cli;
    InfrastructureRepo maven;
    int port;
    try (Lab lab = Lab.start(options)) {
      port = lab.endpoint().getPort();
      cli = InfrastructureRepo.committed(folder.resolve("cli"), lab);
      maven = InfrastructureRepo.committed(folder.resolve("maven"), lab);
      for (String goal : GOALS) {
        command(lab, cli, goal);
      }
    }
    Lab.reset(options.directory());
    try (Lab lab = Lab.start(options.withPort(port))) {
      Ended done = maven(lab, maven, "-B", "proxmox:validate", "proxmox:plan", "proxmox:apply");
      assertThat(done.output())
          .contains("[INFO] 5 to create; 0 unchanged.")
          .contains("[INFO] Applied: 5 created.")
          .doesNotContain("WARN");
      assertThat(done.exitCode()).isZero();
      for (String goal : GOALS) {
        assertThat(comparable(maven.result(goal))).as(goal).isEqualTo(comparable(cli.result(goal)));
      }
      assertThat(story(maven)).isEqualTo(story(cli)).contains("(5 created)");

      thereIsNothingMoreToDo(lab, maven);
      theAnswerMayBeNo(lab, maven);
    }
  }

  private static void thereIsNothingMoreToDo(Lab lab, InfrastructureRepo repo) throws Exception {
    assertThat(maven(lab, repo, "-q", "proxmox:plan")).isEqualTo(new Ended(0, ""));
    Ended loud = maven(lab, repo, "-B", "-X", "proxmox:plan", "-Dproxmox.detailedExitcode");
    assertThat(loud.output()).contains("shop: no changes (5 servers");
    assertThat(repo.result("plan").path("exitCode").asInt()).isZero();
    InfrastructureRepo.tokens(lab)
        .values()
        .forEach(
            token ->
                assertThat(loud.output())
                    .as("a secret under -X")
                    .doesNotContain(token.substring(token.indexOf('=') + 1)));
  }

  private static void theAnswerMayBeNo(Lab lab, InfrastructureRepo repo) throws Exception {
    repo.git("rm", "-q", "servers/shop/app.yaml");
    repo.git("commit", "-q", "-m", "The application servers go");
    Ended refused =
        maven(lab, repo, "-B", "proxmox:plan", "proxmox:apply", "-Dproxmox.detailedExitcode=true");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.output()).contains("Refused by policy or approval").doesNotContain("\tat ");
    assertThat(repo.result("plan").path("exitCode").asInt()).isEqualTo(2);
    assertThat(repo.result("apply").path("exitCode").asInt()).isEqualTo(4);

    String digest = repo.result("plan").path("digest").asText().substring(0, 12);
    Ended approved = maven(lab, repo, "-B", "proxmox:apply", "-Dproxmox.approve=" + digest);
    assertThat(approved.output()).contains("[INFO] Applied: 2 destroyed.");
    assertThat(approved.exitCode()).isZero();
  }

  @Test
  void offlineMavenDoesNotPlan() throws Exception {
    InfrastructureRepo repo = InfrastructureRepo.files(folder.resolve("infra"));
    Ended ended = MavenRun.of(repo.root(), Map.of(), "-B", "-o", "proxmox:plan");
    assertThat(ended.output()).contains("Goal requires online mode");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(Files.exists(repo.root().resolve("target"))).isFalse();
  }

  private static void command(Lab lab, InfrastructureRepo repo, String goal) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(InfrastructureRepo.tokens(lab));
    StringWriter out = new StringWriter();
    assertThat(CommandLineTwin.run(environment, out, goal, "--directory=" + repo.root()))
        .as(out::toString)
        .isZero();
  }

  private static Ended maven(Lab lab, InfrastructureRepo repo, String... arguments)
      throws Exception {
    return MavenRun.of(repo.root(), InfrastructureRepo.tokens(lab), arguments);
  }

  private static ObjectNode comparable(ObjectNode result) {
    return result.remove(OF_ONE_RUN);
  }

  /** The ledger's story without what names one run, or the jar that a test has no version of. */
  private static String story(InfrastructureRepo repo) throws Exception {
    return repo.git("log", "--format=%s%n%b", "origin/proxmoxctl/ledger")
        .replaceAll("(?m)^(Run|Tool-Version): .*$", "$1: …");
  }
}
