package io.github.proxmoxctl.forge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.proxmoxctl.diagnostic.Quoted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Headers;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * What came back.
 *
 * @param body missing when it is no JSON or longer than anything that GitHub says
 */
record GitHubAnswer(int status, Headers headers, JsonNode body) {

  // a page of a hundred comments at their limit, each character escaped
  private static final long LARGEST = 64L << 20;
  private static final int DEEPEST = 64;
  private static final int LONGEST_QUOTE = 300;
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
              .build());

  static GitHubAnswer of(Response response) throws IOException {
    BufferedSource source = response.body().source();
    String text = source.request(LARGEST + 1) ? "" : source.readUtf8();
    return new GitHubAnswer(response.code(), response.headers(), parsed(text));
  }

  boolean isDone() {
    return status >= 200 && status < 300;
  }

  /** Whether it says nothing about the request: a gateway or GitHub itself is out of order. */
  boolean isBroken() {
    return status >= 500;
  }

  boolean hasNextPage() {
    return headers.values("Link").stream().anyMatch(link -> link.contains("rel=\"next\""));
  }

  /** GitHub's own words, fit for a message. */
  String why() {
    List<String> parts = new ArrayList<>();
    parts.add(body.path("message").asText(""));
    for (JsonNode error : body.path("errors")) {
      parts.add(error.isTextual() ? error.asText() : error.path("message").asText(""));
    }
    parts.removeIf(String::isBlank);
    return parts.isEmpty() ? "HTTP " + status : quoted(String.join(": ", parts));
  }

  static String quoted(String text) {
    String shown = Quoted.visible(text);
    return shown.length() <= LONGEST_QUOTE ? shown : shown.substring(0, LONGEST_QUOTE) + "…";
  }

  private static JsonNode parsed(String text) {
    try {
      JsonNode tree = JSON.readTree(text);
      return tree == null ? MissingNode.getInstance() : tree;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
