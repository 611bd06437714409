package io.github.proxmoxctl.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A GitHub with one repository, that keeps what it is told. Every request to it and every answer of
 * it is checked against GitHub's published description; what does not fit is a broken contract,
 * told by {@link #broken}.
 */
public final class FakeGitHub implements AutoCloseable {

  public static final String REPOSITORY = "acme/infrastructure";
  public static final String HEAD = "3f9c2e1b7d5a4c8e9f0a1b2c3d4e5f6a7b8c9d0e";
  public static final int REQUEST = 12;
  public static final long BOT = 41_898_282;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROOT = "/repos/" + REPOSITORY;

  private final MockWebServer server = new MockWebServer();
  private final List<ObjectNode> comments = new ArrayList<>();
  private final List<ObjectNode> statuses = new ArrayList<>();
  private final List<RecordedRequest> requests = new ArrayList<>();
  private final List<Throwable> broken = new ArrayList<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private String head = HEAD;
  private int longestBody = 65_536;
  private boolean namesCreator;
  private long ids = 1000;

  /** What happens to the next request that it is for, once. */
  private record Fault(Predicate<RecordedRequest> isFor, boolean isAfter, MockResponse answer) {}

  public FakeGitHub() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
    try {
      server.start(InetAddress.getLoopbackAddress(), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI api() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  // what a test prepares

  public FakeGitHub withHead(String commit) {
    head = commit;
    return this;
  }

  FakeGitHub withLongestBody(int length) {
    longestBody = length;
    return this;
  }

  /** Whether the answer to a new status names its creator; in fact GitHub may leave it out. */
  FakeGitHub namingCreators() {
    namesCreator = true;
    return this;
  }

  public FakeGitHub comment(long author, String login, String body) {
    comments.add(commentOf(author, login, body));
    return this;
  }

  /** Instead of doing it. */
  public FakeGitHub refusing(String method, String path, MockResponse answer) {
    faults.add(new Fault(to(method, path), false, answer));
    return this;
  }

  /** After it was done. */
  FakeGitHub losingTheAnswerOf(String method, String path, MockResponse answer) {
    faults.add(new Fault(to(method, path), true, answer));
    return this;
  }

  static MockResponse reset() {
    return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
  }

  public static MockResponse error(int status, String message, String... headers) {
    MockResponse.Builder answer =
        new MockResponse.Builder()
            .code(status)
            .addHeader("Content-Type", "application/json; charset=utf-8")
            .body(
                JSON.createObjectNode()
                    .put("message", message)
                    .put("documentation_url", "https://docs.github.com/rest")
                    .toString());
    for (int i = 0; i < headers.length; i += 2) {
      answer.setHeader(headers[i], headers[i + 1]);
    }
    return answer.build();
  }

  private static Predicate<RecordedRequest> to(String method, String path) {
    return request ->
        request.getMethod().equals(method)
            && request.getTarget().replaceFirst("\\?.*", "").endsWith(path);
  }

  // what a test looks at

  public synchronized List<String> bodies() {
    return comments.stream().map(comment -> comment.path("body").asText()).toList();
  }

  /** {@code success proxmoxctl/plan: Ready …}, the newest last. */
  public synchronized List<String> statuses() {
    return statuses.stream()
        .map(
            status ->
                status.path("state").asText()
                    + " "
                    + status.path("context").asText()
                    + ": "
                    + status.path("description").asText())
        .toList();
  }

  synchronized List<String> targets() {
    return requests.stream().map(r -> r.getMethod() + " " + r.getTarget()).toList();
  }

  synchronized List<RecordedRequest> requests() {
    return List.copyOf(requests);
  }

  /** Everything that was sent, for a search for secrets. */
  synchronized String everythingSaid() {
    return String.join("\n", bodies()) + statuses();
  }

  public synchronized List<Throwable> broken() {
    return List.copyOf(broken);
  }

  // what it does

  private synchronized MockResponse answer(RecordedRequest request) {
    requests.add(request);
    @Nullable ByteString bytes = request.getBody();
    String body = bytes == null ? "" : bytes.utf8();
    try {
      JsonNode operation =
          GitHubContract.published().operation(request.getMethod(), request.getTarget(), body);
      @Nullable Fault fault =
          faults.stream().filter(f -> f.isFor().test(request)).findFirst().orElse(null);
      if (fault != null) {
        faults.remove(fault);
        if (fault.isAfter()) {
          Reply unused = done(request, body);
        }
        return fault.answer();
      }
      Reply reply = done(request, body);
      GitHubContract.published().answer(operation, reply.status(), reply.body());
      return reply.response();
    } catch (AssertionError | RuntimeException e) {
      broken.add(e);
      return error(500, "the contract is broken");
    }
  }

  /**
   * An answer before it is sent.
   *
   * @param link its Link header; empty for none
   */
  private record Reply(int status, String body, String link) {

    static Reply of(int status, JsonNode body) {
      return new Reply(status, body.toString(), "");
    }

    MockResponse response() {
      MockResponse.Builder answer = new MockResponse.Builder().code(status);
      if (status != 204) {
        answer.addHeader("Content-Type", "application/json; charset=utf-8").body(body);
      }
      return (link.isEmpty() ? answer : answer.addHeader("Link", link)).build();
    }
  }

  private static Reply notFound() {
    return Reply.of(404, JSON.createObjectNode().put("message", "Not Found"));
  }

  private Reply done(RecordedRequest request, String body) {
    String target = request.getTarget();
    String path = target.replaceFirst("\\?.*", "");
    String route = path.replaceFirst("(?<=/comments/|/statuses/)[^/]+$", "*");
    return switch (request.getMethod() + " " + route) {
      case "GET " + ROOT + "/pulls/" + REQUEST -> Reply.of(200, pull());
      case "POST " + ROOT + "/statuses/*" -> newStatus(body);
      case "GET " + ROOT + "/commits/" + HEAD + "/statuses" -> Reply.of(200, newestFirst());
      case "GET " + ROOT + "/issues/" + REQUEST + "/comments" -> page(target);
      case "POST " + ROOT + "/issues/" + REQUEST + "/comments" -> newComment(body);
      case "PATCH " + ROOT + "/issues/comments/*" -> changed(id(path), body);
      case "DELETE " + ROOT + "/issues/comments/*" -> deleted(id(path));
      default -> notFound();
    };
  }

  private Reply newStatus(String body) {
    JsonNode asked = parsed(body);
    ObjectNode status =
        JSON.createObjectNode()
            .put("url", api() + ROOT + "/statuses/" + HEAD)
            .put("id", ids++)
            .put("node_id", "n")
            .put("state", asked.path("state").asText())
            .put("description", asked.path("description").asText())
            .put("context", asked.path("context").asText())
            .put("created_at", "2026-11-24T12:00:00Z")
            .put("updated_at", "2026-11-24T12:00:00Z");
    status.putNull("avatar_url");
    status.put("target_url", asked.path("target_url").asText(null));
    status.set("creator", user(BOT, "github-actions[bot]"));
    statuses.add(status);
    ObjectNode told = status.deepCopy();
    if (!namesCreator) {
      told.putNull("creator");
    }
    return Reply.of(201, told);
  }

  private ArrayNode newestFirst() {
    ArrayNode list = JSON.createArrayNode();
    for (int i = statuses.size() - 1; i >= 0; i--) {
      list.add(statuses.get(i));
    }
    return list;
  }

  private Reply page(String target) {
    int size = number(target, "per_page");
    int page = number(target, "page");
    ArrayNode list = JSON.createArrayNode();
    comments.stream().skip((long) size * (page - 1)).limit(size).forEach(list::add);
    return comments.size() <= size * page
        ? Reply.of(200, list)
        : new Reply(
            200,
            list.toString(),
            "<https://elsewhere.example/?page=%d>; rel=\"next\"".formatted(page + 1));
  }

  private static int number(String target, String name) {
    Matcher matcher = Pattern.compile("[?&]" + name + "=(\\d+)").matcher(target);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 1;
  }

  private Reply newComment(String body) {
    String text = parsed(body).path("body").asText();
    if (text.length() > longestBody) {
      return tooLong();
    }
    ObjectNode comment = commentOf(BOT, "github-actions[bot]", text);
    comments.add(comment);
    return Reply.of(201, comment);
  }

  private Reply changed(long id, String body) {
    String text = parsed(body).path("body").asText();
    @Nullable ObjectNode comment =
        comments.stream().filter(c -> c.path("id").asLong() == id).findFirst().orElse(null);
    if (comment == null) {
      return notFound();
    }
    if (text.length() > longestBody) {
      return tooLong();
    }
    comment.put("body", text);
    return Reply.of(200, comment);
  }

  private Reply deleted(long id) {
    comments.removeIf(comment -> comment.path("id").asLong() == id);
    return new Reply(204, "", "");
  }

  private Reply tooLong() {
    ObjectNode error =
        JSON.createObjectNode()
            .put("message", "Validation Failed")
            .put("documentation_url", "https://docs.github.com/rest");
    error
        .putArray("errors")
        .addObject()
        .put("resource", "IssueComment")
        .put("code", "unprocessable")
        .put("field", "data")
        .put("message", "Body is too long (maximum is 65536 characters)");
    return Reply.of(422, error);
  }

  private ObjectNode commentOf(long author, String login, String body) {
    ObjectNode comment =
        JSON.createObjectNode()
            .put("id", ids)
            .put("node_id", "n")
            .put("url", api() + ROOT + "/issues/comments/" + ids)
            .put("html_url", "https://github.com/" + REPOSITORY + "/pull/12#issuecomment-" + ids)
            .put("issue_url", api() + ROOT + "/issues/12")
            .put("body", body)
            .put("author_association", "NONE")
            .put("created_at", "2026-11-24T12:00:00Z")
            .put("updated_at", "2026-11-24T12:00:00Z");
    comment.set("user", user(author, login));
    comment.putNull("performed_via_github_app");
    ids++;
    return comment;
  }

  /** GitHub's own example, with our head. */
  private ObjectNode pull() {
    ObjectNode pull = GitHubContract.published().example("pull-request");
    pull.put("number", REQUEST);
    ((ObjectNode) pull.path("head")).put("sha", head);
    // the example's own team lacks a field that the description demands
    pull.putArray("requested_teams");
    return pull;
  }

  private static ObjectNode user(long id, String login) {
    ObjectNode user =
        JSON.createObjectNode()
            .put("id", id)
            .put("login", login)
            .put("node_id", "n")
            .put("gravatar_id", "")
            .put("type", login.endsWith("[bot]") ? "Bot" : "User")
            .put("site_admin", false);
    for (String url :
        List.of(
            "avatar_url",
            "url",
            "html_url",
            "followers_url",
            "following_url",
            "gists_url",
            "starred_url",
            "subscriptions_url",
            "organizations_url",
            "repos_url",
            "events_url",
            "received_events_url")) {
      user.put(url, "https://api.github.com/users/x");
    }
    return user;
  }

  private static long id(String path) {
    return Long.parseLong(path.replaceFirst(".*/", ""));
  }

  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
