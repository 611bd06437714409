package io.github.proxmoxctl.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jspecify.annotations.Nullable;

/**
 * A file of targets while some of them leave. Prometheus tells the groups of a file apart by their
 * place, and when it reloads within the seconds in which it takes up that a file got shorter, it
 * keeps the groups that were cut off for good (seen with 2.42; rewriting the file or another reload
 * does not help). A group without targets in their place is taken up in any case, and once it is,
 * cutting it off leaves nothing behind.
 */
public final class LeavingGroups {

  private LeavingGroups() {}

  /**
   * The text of a file with an empty group in the place of each target that leaves.
   *
   * @param text the file as it shall be in the end; null: without targets
   */
  public static String held(@Nullable String text, int leaving) {
    ObjectMapper json = new ObjectMapper();
    try {
      ArrayNode groups = (ArrayNode) json.readTree(text == null ? "[]" : text);
      for (int i = 0; i < leaving; i++) {
        groups.addObject().putArray("targets");
      }
      return groups.toPrettyString() + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a file of targets", e);
    }
  }
}
