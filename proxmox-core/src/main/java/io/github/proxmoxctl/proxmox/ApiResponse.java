package io.github.proxmoxctl.proxmox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * What came back.
 *
 * @param request what was asked, for messages
 * @param reason the status line's text, in which Proxmox VE writes why
 * @param body null when it is longer than anything that Proxmox VE says
 */
record ApiResponse(String request, int status, String reason, @Nullable String body) {

  // ten thousand guests are a tenth of it
  private static final long LARGEST = 64L << 20;
  private static final int DEEPEST = 64;
  // from proxies, and from pveproxy when the node it asks is away
  private static final Set<Integer> GATEWAY = Set.of(502, 503, 504, 595, 596, 599);
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
              .build());

  static ApiResponse of(String request, Response response) throws IOException {
    BufferedSource source = response.body().source();
    @Nullable String body = source.request(LARGEST + 1) ? null : source.readUtf8();
    return new ApiResponse(request, response.code(), response.message(), body);
  }

  boolean isFromGateway() {
    return GATEWAY.contains(status);
  }

  /** {@code HTTP 595 Connection refused}. */
  String statusLine() {
    return ("HTTP " + status + " " + ClusterProblems.quoted(reason)).strip();
  }

  /** Proxmox VE has no code for it: it answers 500 with one of these texts. */
  boolean saysGone() {
    return status == 404
        || (status == 500
            && Stream.of("does not exist", "No such file or directory", "no such resource")
                .anyMatch(why()::contains));
  }

  /**
   * The guest's agent is not there, or not yet: the guest boots, or the file is still to be made.
   * Proxmox VE has no code for that either.
   */
  boolean saysAgentIsAway() {
    return status >= 500
        && Stream.of(
                "guest agent is not running",
                "is not running",
                "got timeout",
                "failed to open file",
                "unable to connect")
            .anyMatch(why()::contains);
  }

  /** The answer's {@code data}. */
  ApiAnswer data(String cluster) {
    if (status == 401) {
      throw ClusterProblems.token(cluster, why());
    }
    if (status == 403) {
      throw ClusterProblems.permission(cluster, request, why());
    }
    if (status != 200) {
      throw ClusterProblems.refused(cluster, request, status, why());
    }
    if (body == null) {
      throw ClusterProblems.answer(request, "it is longer than " + (LARGEST >> 20) + " MiB");
    }
    @Nullable JsonNode document = parsed(body);
    if (document == null || !document.isObject() || !document.has("data")) {
      throw ClusterProblems.answer(request, "it begins with: " + ClusterProblems.quoted(start()));
    }
    return new ApiAnswer(request, document.get("data"));
  }

  /** What Proxmox VE says about it: the status line, the message, the errors by parameter. */
  private String why() {
    @Nullable JsonNode document = body == null ? null : parsed(body);
    Stream<String> errors =
        document == null
            ? Stream.empty()
            : document.path("errors").properties().stream()
                .map(error -> error.getKey() + ": " + error.getValue().asText());
    List<String> parts =
        Stream.concat(
                Stream.of(reason, document == null ? "" : document.path("message").asText("")),
                errors)
            .map(ClusterProblems::quoted)
            .filter(part -> !part.isEmpty())
            .distinct()
            .toList();
    return parts.isEmpty() ? "nothing more" : String.join("; ", parts);
  }

  private String start() {
    return body == null ? "" : body.substring(0, Math.min(body.length(), 80));
  }

  private static @Nullable JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
