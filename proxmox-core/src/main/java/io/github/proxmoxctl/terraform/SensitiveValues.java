package io.github.proxmoxctl.terraform;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Terraform marks sensitive values by a tree beside them: {@code true} where everything below is
 * sensitive, objects and arrays that lead to such places, {@code false} or nothing elsewhere.
 */
final class SensitiveValues {

  private SensitiveValues() {}

  /** Whether a marked value is not the same before and after; missing and null are the same. */
  static boolean differ(JsonNode before, JsonNode after, JsonNode marks) {
    if (marks.isBoolean()) {
      return marks.booleanValue() && !isSame(before, after);
    }
    if (marks.isObject()) {
      for (var mark : marks.properties()) {
        var name = mark.getKey();
        if (differ(before.path(name), after.path(name), mark.getValue())) {
          return true;
        }
      }
    }
    for (int i = 0; marks.isArray() && i < marks.size(); i++) {
      if (differ(before.path(i), after.path(i), marks.path(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSame(JsonNode before, JsonNode after) {
    boolean isNothing = before.isMissingNode() || before.isNull();
    return isNothing ? after.isMissingNode() || after.isNull() : before.equals(after);
  }
}
