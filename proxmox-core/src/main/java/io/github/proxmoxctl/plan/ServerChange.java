package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.diagnostic.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the plan does to one server.
 *
 * @param address Terraform's address of the VM
 * @param formerName the name its state moves from, or null
 * @param attributes what differs, in the words of the YAML; for a replacement those that force it
 *     come first
 * @param summary one line on what is created or destroyed
 * @param isProtected whether the ledger forbids its removal
 * @param location where the server is declared; for a destroy null, or where it was
 * @param digest stands for all of this change that a reviewer approves
 * @param parts addresses of all that changes with it: the VM's, if that changes, and its firewall's
 */
public record ServerChange(
    String server,
    int vmId,
    String address,
    @Nullable String formerName,
    Action action,
    Effect effect,
    List<AttributeChange> attributes,
    String summary,
    boolean isProtected,
    @Nullable Location location,
    Digest digest,
    List<String> parts)
    implements Change {

  public ServerChange {
    attributes = List.copyOf(attributes);
    parts = List.copyOf(parts);
  }

  /** A change of the VM alone. */
  public ServerChange(
      String server,
      int vmId,
      String address,
      @Nullable String formerName,
      Action action,
      Effect effect,
      List<AttributeChange> attributes,
      String summary,
      boolean isProtected,
      @Nullable Location location,
      Digest digest) {
    this(
        server,
        vmId,
        address,
        formerName,
        action,
        effect,
        attributes,
        summary,
        isProtected,
        location,
        digest,
        List.of(address));
  }

  /** The same with something to be read before its summary. */
  public ServerChange saying(String words) {
    return new ServerChange(
        server,
        vmId,
        address,
        formerName,
        action,
        effect,
        attributes,
        summary.isEmpty() ? words : words + " · " + summary,
        isProtected,
        location,
        digest,
        parts);
  }

  @Override
  public String name() {
    return server;
  }
}
