package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.diagnostic.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the plan does to one object that belongs to no server.
 *
 * @param kind null for a resource that no kind is known of: it is told by its address
 * @param object its name in the YAML
 * @param attributes what differs, in the words of the YAML
 * @param location where it is declared; null for what is declared no longer
 */
public record ObjectChange(
    @Nullable ObjectKind kind,
    String object,
    String address,
    Action action,
    Effect effect,
    List<AttributeChange> attributes,
    String summary,
    @Nullable Location location,
    Digest digest)
    implements Change {

  public ObjectChange {
    attributes = List.copyOf(attributes);
  }

  @Override
  public String name() {
    return kind == null ? object : kind.word() + " " + object;
  }

  /** Whether it was made once and somebody took it away. */
  public boolean isGone() {
    return action == Action.CREATE
        && attributes.stream().anyMatch(attribute -> attribute.isByHand());
  }

  @Override
  public @Nullable String formerName() {
    return null;
  }

  @Override
  public List<String> parts() {
    return List.of(address);
  }
}
