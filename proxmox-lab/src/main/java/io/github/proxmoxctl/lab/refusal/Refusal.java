package io.github.proxmoxctl.lab.refusal;

import java.util.Map;

/** A request that Proxmox VE would refuse, with the status and words it would use. */
public final class Refusal extends RuntimeException {
  private final int status;
  private final transient Map<String, String> errors;

  private Refusal(int status, String message, Map<String, String> errors) {
    super(message);
    this.status = status;
    this.errors = Map.copyOf(errors);
  }

  /** What Proxmox's code dies with: status 500 and the text. */
  public static Refusal died(String message) {
    return new Refusal(500, message, Map.of());
  }

  /** A parameter that does not pass its check: status 400. */
  public static Refusal parameter(String name, String why) {
    return parameters(Map.of(name, why));
  }

  /** Parameters that do not pass their checks: status 400. */
  public static Refusal parameters(Map<String, String> errors) {
    return new Refusal(400, "Parameter verification failed.", errors);
  }

  /**
   * A parameter that Proxmox finds wrong while it holds a file of the cluster locked: the error
   * loses its kind there and dies as text, with status 500.
   */
  public static Refusal parameterUnderLock(String name, String why) {
    return died("400 Parameter verification failed.\n" + name + ": " + why);
  }

  /** Any other answer. */
  public static Refusal of(int status, String message) {
    return new Refusal(status, message, Map.of());
  }

  /** The privilege that the caller lacks: status 403. */
  public static Refusal forbidden(String path, String privilege) {
    return of(403, "Permission check failed (" + path + ", " + privilege + ")");
  }

  /** The guest has no configuration file on that node. */
  public static Refusal noSuchGuest(String node, int id) {
    return died(
        "Configuration file 'nodes/" + node + "/qemu-server/" + id + ".conf' does not exist");
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** Parameter name to what is wrong with it; empty if no parameter is at fault. */
  public Map<String, String> errors() {
    return errors;
  }

  /** The text; never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
