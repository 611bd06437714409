package io.github.proxmoxctl.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Quoted;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What GitHub Actions tells a run of itself, in its environment. */
record GitHubActions(Map<String, String> environment) {

  private static final Pattern REPOSITORY =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*/[.]*[A-Za-z0-9_-][A-Za-z0-9._-]*");
  private static final Pattern SAFE_HTTP =
      Pattern.compile("http://(127\\.0\\.0\\.1|localhost)(:.*)?");

  GitHubActions {
    environment = Map.copyOf(environment);
  }

  /**
   * The request that a run is for.
   *
   * @param head full id of its newest commit when the run began, or null
   */
  record Event(int number, @Nullable String head) {}

  Optional<String> repository() {
    return value("GITHUB_REPOSITORY").filter(name -> REPOSITORY.matcher(name).matches());
  }

  URI api() {
    String text = value("GITHUB_API_URL").orElse("https://api.github.com").replaceFirst("/+$", "");
    try {
      URI uri = URI.create(text);
      // the token is not sent in clear over any net
      if (uri.getHost() != null
          && ("https".equals(uri.getScheme()) || SAFE_HTTP.matcher(text).matches())) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw DiagnosticException.error(
        Diagnostic.error("forge.api", "GITHUB_API_URL is " + Quoted.of(text), null)
            .next("it is the https:// address of the API, such as https://api.github.com"));
  }

  /** Where this run is to be seen. */
  Optional<URI> run() {
    String server = value("GITHUB_SERVER_URL").orElse("https://github.com");
    if (!server.matches("https?://[A-Za-z0-9.-]+(:\\d+)?")) {
      return Optional.empty();
    }
    return value("GITHUB_RUN_ID")
        .filter(id -> id.matches("\\d+"))
        .flatMap(
            id ->
                repository().map(name -> URI.create(server + "/" + name + "/actions/runs/" + id)));
  }

  /** Empty when the run is for no pull request. */
  Optional<Event> event() {
    Optional<String> file = value("GITHUB_EVENT_PATH");
    if (file.isEmpty()) {
      return Optional.empty();
    }
    JsonNode request = read(Path.of(file.get())).path("pull_request");
    String head = request.path("head").path("sha").asText("");
    return request.path("number").asInt(0) > 0 && head.matches("[0-9a-f]{40,64}")
        ? Optional.of(new Event(request.path("number").asInt(), head))
        : Optional.empty();
  }

  private static JsonNode read(Path file) {
    try {
      return new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw DiagnosticException.error(
          Diagnostic.error("forge.event", "the event of this run cannot be read: " + file, null)
              .because(e.getClass().getSimpleName())
              .next("give the request's number with --request (proxmox.request)"));
    }
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }
}
