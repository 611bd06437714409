package io.github.proxmoxctl.state;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * What identifies a state file of Terraform (format version 4).
 *
 * @param lineage the same for all states that follow from one another
 * @param serial one more with each change
 * @param instances how many instances of managed resources it lists
 */
public record StateHeader(String lineage, long serial, int instances) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Reads a state file; empty for anything that is not a whole one. */
  public static Optional<StateHeader> parse(byte[] state) {
    JsonNode tree;
    try {
      tree = JSON.readTree(state);
    } catch (IOException e) {
      return Optional.empty();
    }
    var lineage = tree.path("lineage").asText();
    boolean isWhole =
        tree.path("version").asInt() == 4
            && !lineage.isEmpty()
            && tree.path("serial").isIntegralNumber()
            && tree.path("resources").isArray();
    return isWhole
        ? Optional.of(new StateHeader(lineage, tree.path("serial").asLong(), instances(tree)))
        : Optional.empty();
  }

  StateHeader withSerial(long other) {
    return new StateHeader(lineage, other, instances);
  }

  private static int instances(JsonNode tree) {
    int count = 0;
    for (var resource : tree.path("resources")) {
      count +=
          resource.path("mode").asText().equals("managed") ? resource.path("instances").size() : 0;
    }
    return count;
  }
}
