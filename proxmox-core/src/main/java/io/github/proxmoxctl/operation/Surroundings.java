package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.process.Interruption;
import io.github.proxmoxctl.process.ProcessRunner;
import io.github.proxmoxctl.secret.Redactor;
import java.time.Clock;
import java.util.Map;

/**
 * What every goal gets from the outside.
 *
 * @param environment the user's variables
 * @param redactor knows every secret that was read
 * @param toolVersion our own version, for the records
 */
public record Surroundings(
    Map<String, String> environment,
    Redactor redactor,
    ProcessRunner processes,
    Interruption interruption,
    Progress progress,
    Terminal terminal,
    Clock clock,
    String toolVersion) {

  public Surroundings {
    environment = Map.copyOf(environment);
  }
}
