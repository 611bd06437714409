package io.github.proxmoxctl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * As much of GitHub as one request and its one comment need. That our requests are as GitHub wants
 * them is held to its published description in the core's own tests.
 */
final class GitHubStandIn implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HEAD = "3f9c2e1b7d5a4c8e9f0a1b2c3d4e5f6a7b8c9d0e";

  private final HttpServer server;
  private final List<Sent> sent = new ArrayList<>();
  private String comment = "";
  private boolean refusesComments;

  /** A request that came. */
  record Sent(String method, String path, JsonNode body) {}

  GitHubStandIn() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  GitHubStandIn refusingComments() {
    refusesComments = true;
    return this;
  }

  String api() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  synchronized List<Sent> sent() {
    return List.copyOf(sent);
  }

  synchronized String comment() {
    return comment;
  }

  List<String> states() {
    return sent().stream()
        .filter(request -> request.path().contains("/statuses/"))
        .map(request -> request.body().path("state").asText())
        .toList();
  }

  String everything() {
    return sent().toString();
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readAllBytes();
    JsonNode body = JSON.readTree(bytes.length == 0 ? "{}".getBytes(UTF_8) : bytes);
    String path = exchange.getRequestURI().getPath();
    sent.add(new Sent(exchange.getRequestMethod(), path, body));
    int status = 200;
    JsonNode answer;
    if (path.endsWith("/pulls/12")) {
      ObjectNode pull = JSON.createObjectNode();
      pull.putObject("head").put("sha", HEAD);
      answer = pull;
    } else if (path.endsWith("/statuses/" + HEAD)) {
      ObjectNode made = JSON.createObjectNode().put("id", 1);
      made.putObject("creator").put("id", 7).put("login", "proxmoxctl[bot]");
      answer = made;
    } else if (exchange.getRequestMethod().equals("GET")) {
      var list = JSON.createArrayNode();
      if (!comment.isEmpty()) {
        list.add(commented());
      }
      answer = list;
    } else if (refusesComments) {
      status = 403;
      answer = JSON.createObjectNode().put("message", "Unable to comment: the issue is locked");
    } else {
      comment = body.path("body").asText();
      answer = commented();
    }
    byte[] text = answer.toString().getBytes(UTF_8);
    exchange.sendResponseHeaders(status, text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }

  private ObjectNode commented() {
    ObjectNode made =
        JSON.createObjectNode()
            .put("id", 2)
            .put("body", comment)
            .put("html_url", "https://github.com/acme/infrastructure/pull/12#issuecomment-2");
    made.putObject("user").put("id", 7);
    return made;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
