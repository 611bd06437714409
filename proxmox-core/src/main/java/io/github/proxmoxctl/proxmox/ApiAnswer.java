package io.github.proxmoxctl.proxmox;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The {@code data} of an answer.
 *
 * @param request what was asked, for messages
 */
record ApiAnswer(String request, JsonNode data) {

  JsonNode items() {
    if (!data.isArray()) {
      throw ClusterProblems.answer(request, "a list was expected");
    }
    return data;
  }

  JsonNode object() {
    if (!data.isObject()) {
      throw ClusterProblems.answer(request, "an object was expected");
    }
    return data;
  }

  String requiredText(JsonNode item, String field) {
    JsonNode value = item.path(field);
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw ClusterProblems.answer(request, "\"" + field + "\" is missing or no text");
    }
    return value.textValue();
  }

  long requiredNumber(JsonNode item, String field) {
    if (!item.hasNonNull(field)) {
      throw ClusterProblems.answer(request, "\"" + field + "\" is missing");
    }
    return number(item, field);
  }

  /** A number that Proxmox writes as a number or as digits; 0 when it is not there. */
  long number(JsonNode item, String field) {
    JsonNode value = item.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return 0;
    }
    try {
      double number = Double.parseDouble(value.asText());
      // VM ids, CPUs and bytes: none is negative, none is beyond 2^53
      if (number >= 0 && number <= 1L << 53) {
        return (long) number;
      }
    } catch (NumberFormatException e) {
      throw ClusterProblems.answer(request, "\"" + field + "\" is no number");
    }
    throw ClusterProblems.answer(request, "\"" + field + "\" is out of range");
  }
}
