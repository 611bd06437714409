package io.github.proxmoxctl.state;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An apply whose run did not live to record it.
 *
 * @param run its run
 * @param directory the root's folder at that time
 * @param terraform the process, if it was started
 * @param completed what was done, as far as it was heard of
 */
public record UnfinishedApply(
    RootName root,
    String run,
    Path directory,
    Optional<TerraformProcess> terraform,
    List<Completed> completed) {

  public UnfinishedApply {
    completed = List.copyOf(completed);
  }

  /** Terraform's process: its id and when it started. */
  public record TerraformProcess(long pid, Instant started) {}

  /** A resource that was done. */
  public record Completed(String address, String action, @Nullable String id) {}

  /** Whether its Terraform is still at work. */
  public boolean isRunning() {
    return terraform
        .map(process -> LiveProcess.isAlive(process.pid(), process.started()))
        .orElse(false);
  }

  /** Where that Terraform leaves a state that it could not send. */
  public Path erroredState() {
    return directory.resolve("errored.tfstate");
  }
}
