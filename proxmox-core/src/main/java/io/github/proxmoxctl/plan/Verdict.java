package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.diagnostic.Location;
import org.jspecify.annotations.Nullable;

/**
 * What policy says of a plan.
 *
 * @param rule the rule's name in {@code proxmox.yaml} or in the YAML of a server
 * @param decision whether approval can overcome it
 * @param message what is refused and why
 * @param remedy what to do
 * @param location where the rule is set
 */
public record Verdict(
    String rule,
    String stack,
    Decision decision,
    String message,
    String remedy,
    @Nullable Location location) {

  /** How far a verdict goes. */
  public enum Decision {
    /** Refused unless this very plan is approved by its digest. */
    NEEDS_APPROVAL,
    /** Refused whatever anybody approves. */
    REFUSED
  }
}
