package io.github.proxmoxctl.terraform;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One line of Terraform's {@code -json} output that means something to us. */
public sealed interface TerraformEvent {

  /**
   * What happens to one resource during apply.
   *
   * @param server the server it belongs to, or null
   * @param action {@code create}, {@code update}, {@code delete}, {@code read}, {@code noop}
   * @param elapsed so far; zero at the start
   * @param id what the provider calls it, once it is complete; else null
   */
  record Apply(
      Step step,
      String address,
      @Nullable String server,
      String action,
      Duration elapsed,
      @Nullable String id)
      implements TerraformEvent {}

  /** How far one resource is. */
  enum Step {
    START,
    PROGRESS,
    COMPLETE,
    ERRORED
  }

  /**
   * An error or a warning in Terraform's or the provider's words.
   *
   * @param address the resource, or null
   */
  record Report(boolean isError, String summary, String detail, @Nullable String address)
      implements TerraformEvent {}

  /** The numbers at the end. */
  record Summary(int add, int change, int remove, int imported) implements TerraformEvent {}
}
