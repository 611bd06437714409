package io.github.proxmoxctl.state;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * Answers Terraform's requests (internal/backend/remote-state/http of 1.11): GET, POST with the
 * lock's id, LOCK, UNLOCK. Each can be repeated, because Terraform does so when an answer is lost.
 */
final class StateHandler implements HttpHandler {

  /** Far above the state of a root of 20 servers (about 300 kB); a guard against runaways. */
  static final int LARGEST = 64 * 1024 * 1024;

  private final StateStore store;
  private final StateWriter writer;
  private final StateViews views;
  private final TerraformLocks locks = new TerraformLocks();
  private final byte[] authorization;

  StateHandler(
      StateStore store, StateWriter writer, StateViews views, String user, Secret password) {
    this.store = store;
    this.writer = writer;
    this.views = views;
    var pair = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
    var header = "Basic " + Base64.getEncoder().encodeToString(pair);
    this.authorization = header.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var reply = answer(exchange);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      if (reply.status() == 200 && reply.body().length > 0) {
        exchange.getResponseHeaders().set("Content-MD5", ContentMd5.of(reply.body()));
      }
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      exchange.getResponseBody().write(reply.body());
    }
  }

  private Reply answer(HttpExchange exchange) throws IOException {
    if (!isAuthorized(exchange)) {
      return Reply.of(401);
    }
    var root = RootName.parse(exchange.getRequestURI().getPath().substring(1));
    if (root.isEmpty()) {
      return Reply.of(404);
    }
    var body = exchange.getRequestBody().readNBytes(LARGEST + 1);
    try {
      return switch (exchange.getRequestMethod()) {
        case "GET" -> read(root.orElseThrow());
        case "POST" -> write(root.orElseThrow(), exchange, body);
        case "LOCK" -> lock(root.orElseThrow(), body);
        case "UNLOCK" -> unlock(root.orElseThrow(), body);
        // also DELETE: a state is never thrown away by Terraform
        default -> Reply.of(405);
      };
    } catch (DiagnosticException e) {
      return Reply.of(500);
    }
  }

  private boolean isAuthorized(HttpExchange exchange) {
    var given = exchange.getRequestHeaders().getFirst("Authorization");
    return given != null
        && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization);
  }

  private Reply read(RootName root) {
    return store
        .head(root)
        .flatMap(head -> store.content(root, head))
        .map(content -> new Reply(200, views.of(root, content)))
        .orElseGet(() -> Reply.of(404));
  }

  private Reply write(RootName root, HttpExchange exchange, byte[] body) {
    if (!locks.isHeldBy(root, lockId(exchange))) {
      return locks.holder(root).map(holder -> new Reply(423, holder)).orElse(Reply.of(409));
    }
    if (body.length > LARGEST) {
      writer.latch(
          root, StateWriter.Verdict.REFUSED, "the state is larger than 64 MiB", new byte[0]);
      return Reply.of(413);
    }
    var md5 = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-MD5"));
    if (md5.isPresent() && !md5.equals(Optional.of(ContentMd5.of(body)))) {
      writer.latch(
          root, StateWriter.Verdict.REFUSED, "the state was changed on its way here", body);
      return Reply.of(400);
    }
    return switch (writer.write(root, body).verdict()) {
      case STORED -> Reply.of(200);
      case REFUSED -> Reply.of(409);
      // Terraform tries again after a 5xx
      case FAILED -> Reply.of(500);
    };
  }

  private static String lockId(HttpExchange exchange) {
    var query = exchange.getRequestURI().getQuery();
    return query != null && query.startsWith("ID=") ? query.substring(3) : "";
  }

  private Reply lock(RootName root, byte[] info) {
    if (TerraformLocks.id(info).isEmpty()) {
      return Reply.of(400);
    }
    var dirty = writer.dirty(root);
    if (dirty.isPresent()) {
      return new Reply(423, LockInfo.ofDirty(root, dirty.orElseThrow()));
    }
    return locks.lock(root, info).map(holder -> new Reply(423, holder)).orElse(Reply.of(200));
  }

  private Reply unlock(RootName root, byte[] info) {
    return locks.unlock(root, info).map(holder -> new Reply(423, holder)).orElse(Reply.of(200));
  }
}
