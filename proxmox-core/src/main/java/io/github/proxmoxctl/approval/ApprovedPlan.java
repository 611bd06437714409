package io.github.proxmoxctl.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proxmoxctl.plan.Digest;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was approved, change by change: the part of a plan's JSON that an apply compares with.
 *
 * @param pins digest of tool, module and provider
 * @param stacks by name
 */
public record ApprovedPlan(Digest digest, Digest pins, SortedMap<String, Stack> stacks) {

  public ApprovedPlan {
    stacks = Collections.unmodifiableSortedMap(new TreeMap<>(stacks));
  }

  /**
   * A stack's part.
   *
   * @param changes the digest of each change
   */
  public record Stack(Digest digest, Set<Digest> changes) {
    public Stack {
      changes = Set.copyOf(changes);
    }
  }

  /** Reads what {@code plan} wrote; empty when the text is not that. */
  public static Optional<ApprovedPlan> parse(String json) {
    try {
      JsonNode plan = new ObjectMapper().readTree(json);
      SortedMap<String, Stack> stacks = new TreeMap<>();
      for (JsonNode stack : plan.path("stacks")) {
        Set<Digest> changes = new HashSet<>();
        for (JsonNode root : stack.path("roots")) {
          for (JsonNode change : root.path("changes")) {
            changes.add(digest(change));
          }
        }
        stacks.put(stack.path("stack").asText(), new Stack(digest(stack), changes));
      }
      JsonNode pins = plan.path("pins");
      return Optional.of(
          new ApprovedPlan(
              digest(plan),
              new io.github.proxmoxctl.plan.Pins(
                      pins.path("tool").asText(),
                      pins.path("module").asText(),
                      pins.path("providerLock").asText(null))
                  .digest(),
              stacks));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Digest digest(JsonNode node) {
    return new Digest(node.path("digest").asText());
  }
}
