package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.lab.Lab;
import io.github.proxmoxctl.lab.LabOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** A lab, an infrastructure repo for it, and somebody who works there. */
record Scene(Lab lab, LabApi api, InfraRepo repo, Operator operator) implements AutoCloseable {

  /** With the sample's own servers, committed. */
  static Scene ofSample(Path folder) {
    Lab lab = lab(folder, Duration.ZERO);
    InfraRepo repo = InfraRepo.ofSample(folder, lab);
    repo.commit("The sample");
    return of(lab, repo);
  }

  /** With these servers in {@code servers/shop/servers.yaml}. */
  static Scene of(Path folder, String... servers) {
    return slow(folder, Duration.ZERO, servers);
  }

  /** The same where each task of the cluster takes time. */
  static Scene slow(Path folder, Duration task, String... servers) {
    Lab lab = lab(folder, task);
    return of(
        lab, InfraRepo.of(folder, lab, "servers/shop/servers.yaml", String.join("---\n", servers)));
  }

  private static Lab lab(Path folder, Duration task) {
    return Lab.start(LabOptions.in(folder.resolve("lab")).withTaskDuration(task));
  }

  private static Scene of(Lab lab, InfraRepo repo) {
    return new Scene(lab, new LabApi(lab), repo, Operator.of(repo, lab));
  }

  Answer run(int exitCode, String... arguments) {
    return operator.run(arguments).expect(exitCode);
  }

  /** Plans and applies what is committed. */
  Answer apply() {
    run(0, "plan");
    return run(0, "apply");
  }

  /** The plan of every root is empty, by the exit code that scripts use. */
  void assertNothingToDo() {
    run(0, "plan", "--all", "--detailed-exitcode");
  }

  @Override
  public void close() {
    lab.close();
    // Terraform links to the provider's folder; nothing that tidies up shall follow that
    try (Stream<Path> files = Files.walk(repo.root())) {
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
