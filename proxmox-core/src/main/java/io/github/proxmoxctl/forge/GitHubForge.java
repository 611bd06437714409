package io.github.proxmoxctl.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.secret.Secret;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * GitHub, or a GitHub Enterprise Server.
 *
 * <p>Who we are is read from the status that we set: {@code GET /user} is closed to the token of a
 * workflow and of every other App, and a login that is only assumed ({@code github-actions[bot]})
 * is wrong for all Apps but one. The creator of our own status is the account that signs our
 * comments, for every kind of token.
 */
public final class GitHubForge implements Forge {

  private static final int PAGE = 100;
  private static final int PAGES = 50;

  private final GitHubApi api;
  private final GitHubProblems problems;
  private final String root;
  private @Nullable CommitStatus last;

  GitHubForge(
      String repository,
      URI base,
      Secret token,
      Patience patience,
      Clock clock,
      OkHttpClient transport) {
    this.problems = new GitHubProblems(repository);
    this.api = new GitHubApi(base, token, problems, patience, clock, transport);
    this.root = "/repos/" + repository;
  }

  /**
   * Connects at the first request.
   *
   * @param repository {@code owner/name}
   * @param base the API's base URL, without a slash at its end
   */
  public static GitHubForge of(String repository, URI base, Secret token) {
    return new GitHubForge(
        repository, base, token, Patience.DEFAULT, Clock.systemUTC(), new OkHttpClient());
  }

  @Override
  public ChangeRequest request(int number) {
    GitHubRequest request = GitHubRequest.get(root + "/pulls/" + number, "show request #" + number);
    String head = api.done(request).body().path("head").path("sha").asText("");
    if (!head.matches("[0-9a-f]{40,64}")) {
      throw problems.answer(request, "it names no head commit");
    }
    return new ChangeRequest(number, head);
  }

  @Override
  public Author announce(String commit, CommitStatus status) {
    GitHubRequest request = statusRequest(commit, status);
    JsonNode made = api.done(request).body();
    last = status;
    return author(made.path("creator"))
        .or(() -> creatorOf(made.path("id").asLong(), commit))
        .orElseThrow(
            () -> problems.answer(request, "it does not say whose status it is, so who we are"));
  }

  /** GitHub leaves the creator out of some answers, and names it in the list. */
  private Optional<Author> creatorOf(long id, String commit) {
    GitHubRequest list =
        GitHubRequest.get(
            root + "/commits/" + commit + "/statuses?per_page=" + PAGE,
            "list the statuses of commit " + shortForm(commit));
    for (int attempt = 1; attempt <= api.attempts(); attempt++) {
      for (JsonNode status : api.done(list).body()) {
        if (status.path("id").asLong() == id) {
          return author(status.path("creator"));
        }
      }
      // what was just written may not be listed yet
      api.pause(attempt);
    }
    return Optional.empty();
  }

  private static Optional<Author> author(JsonNode user) {
    return user.path("id").isIntegralNumber()
        ? Optional.of(new Author(user.path("id").asLong(), user.path("login").asText("")))
        : Optional.empty();
  }

  @Override
  public void setStatus(String commit, CommitStatus status) {
    if (!status.equals(last)) {
      api.done(statusRequest(commit, status));
      last = status;
    }
  }

  private GitHubRequest statusRequest(String commit, CommitStatus status) {
    ObjectNode body =
        object()
            .put("state", status.state().word())
            .put("context", status.context())
            .put("description", status.description());
    if (status.target() != null) {
      body.put("target_url", status.target().toString());
    }
    return new GitHubRequest(
        "POST",
        root + "/statuses/" + commit,
        body,
        "set the status of commit " + shortForm(commit));
  }

  @Override
  public String comment(int request, Author author, String marker, List<String> bodies) {
    GitHubAnswer answer = put(request, author, marker, bodies.get(0));
    for (String shorter : bodies.subList(1, bodies.size())) {
      if (answer.status() != 422) {
        break;
      }
      answer = put(request, author, marker, shorter);
    }
    if (!answer.isDone()) {
      throw problems.of(create(request, ""), answer);
    }
    return answer.body().path("html_url").asText("");
  }

  /**
   * One comment with this text, whatever was there and whatever got lost on the way: before
   * anything is made, we look whether it is there.
   */
  private GitHubAnswer put(int request, Author author, String marker, String body) {
    GitHubRequest creation = create(request, body);
    for (int attempt = 1; attempt <= api.attempts(); attempt++) {
      List<JsonNode> ours = ours(request, author, marker);
      Optional<GitHubAnswer> answer =
          ours.isEmpty() ? api.tryOnce(creation) : update(ours, request, body);
      if (answer.isPresent()) {
        return answer.get();
      }
      api.pause(attempt);
    }
    throw api.unreachable(creation);
  }

  /** Empty when the comment was deleted in between. */
  private Optional<GitHubAnswer> update(List<JsonNode> ours, int request, String body) {
    for (JsonNode surplus : ours.subList(1, ours.size())) {
      // two runs at once may each have made one; a stale plan must not stand beside the new one
      api.send(change(surplus, "DELETE", null, request));
    }
    GitHubAnswer answer =
        api.send(change(ours.get(0), "PATCH", object().put("body", body), request));
    return answer.status() == 404 ? Optional.empty() : Optional.of(answer);
  }

  private List<JsonNode> ours(int request, Author author, String marker) {
    List<JsonNode> found = new ArrayList<>();
    for (int page = 1; page <= PAGES; page++) {
      GitHubAnswer answer =
          api.done(
              GitHubRequest.get(
                  comments(request) + "?per_page=" + PAGE + "&page=" + page,
                  "list the comments of request #" + request));
      for (JsonNode comment : answer.body()) {
        if (comment.path("user").path("id").asLong(-1) == author.id()
            && comment.path("body").asText("").startsWith(marker)) {
          found.add(comment);
        }
      }
      if (!answer.hasNextPage()) {
        return found;
      }
    }
    throw problems.tooMany(request, PAGES);
  }

  private GitHubRequest create(int request, String body) {
    return new GitHubRequest(
        "POST", comments(request), object().put("body", body), "comment on request #" + request);
  }

  private GitHubRequest change(
      JsonNode comment, String method, @Nullable ObjectNode body, int request) {
    return new GitHubRequest(
        method,
        root + "/issues/comments/" + comment.path("id").asLong(),
        body,
        "change our comment on request #" + request);
  }

  private String comments(int request) {
    return root + "/issues/" + request + "/comments";
  }

  private static String shortForm(String commit) {
    return commit.substring(0, Math.min(commit.length(), 7));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  @Override
  public void close() {
    api.close();
  }
}
