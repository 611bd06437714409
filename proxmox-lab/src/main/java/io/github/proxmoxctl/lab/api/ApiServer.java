package io.github.proxmoxctl.lab.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.github.proxmoxctl.lab.auth.Authenticator;
import io.github.proxmoxctl.lab.auth.Identity;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** The API on HTTPS, TLS 1.3 only. */
public final class ApiServer implements AutoCloseable {
  private static final int BACKLOG = 1024;
  private static final int LARGEST_BODY = 4 << 20;
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Identity NOBODY = new Identity("", Set.of());

  private final HttpsServer server;
  private final ExecutorService threads;
  private final Router router;
  private final Authenticator authenticator;
  private final Interference interference;
  private final Workers workers;

  /** Starts to listen; nothing interferes, and nothing takes time. */
  public ApiServer(
      InetSocketAddress address, SSLContext tls, Router router, Authenticator authenticator)
      throws IOException {
    this(address, tls, router, authenticator, Interference.NONE, Workers.unlimited());
  }

  /** Starts to listen. */
  public ApiServer(
      InetSocketAddress address,
      SSLContext tls,
      Router router,
      Authenticator authenticator,
      Interference interference,
      Workers workers)
      throws IOException {
    this.router = router;
    this.authenticator = authenticator;
    this.interference = interference;
    this.workers = workers;
    this.threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "lab-api");
              thread.setDaemon(true);
              return thread;
            });
    this.server = HttpsServer.create(address, BACKLOG);
    server.setHttpsConfigurator(new Tls13(tls));
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    // closed before an answer has begun, the connection breaks off
    try (exchange) {
      Optional<Answer> answer = answer(exchange);
      if (answer.isPresent()) {
        byte[] body = JSON.writeValueAsBytes(answer.get().body());
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        exchange.sendResponseHeaders(answer.get().status(), body.length);
        exchange.getResponseBody().write(body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The answer; empty if the connection is to be dropped. */
  private Optional<Answer> answer(HttpExchange exchange) throws IOException, InterruptedException {
    try {
      Interference.Request request = request(exchange);
      Identity caller =
          router.isOpen(request.method(), request.path())
              ? NOBODY
              : authenticate(exchange, request.method());
      return passed(request, caller);
    } catch (RuntimeException e) {
      return Optional.of(refused(e));
    }
  }

  private Optional<Answer> passed(Interference.Request request, Identity caller)
      throws InterruptedException {
    Interference.Fate fate = interference.of(request);
    Thread.sleep(fate.delay().toMillis());
    if (fate.drop() == Interference.Drop.UNDONE) {
      return Optional.empty();
    }
    if (fate.answer() != null) {
      throw fate.answer();
    }
    Workers.Turn turn = workers.turn(request);
    try {
      Answer answer = done(request, caller);
      return fate.drop() == Interference.Drop.DONE ? Optional.empty() : Optional.of(answer);
    } finally {
      turn.close();
    }
  }

  private Answer done(Interference.Request request, Identity caller) {
    try {
      return new Answer(
          200,
          Collections.singletonMap(
              "data",
              router.answer(request.method(), request.path(), request.parameters(), caller)));
    } catch (RuntimeException e) {
      return refused(e);
    }
  }

  private static Interference.Request request(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw Refusal.of(413, "request body is too large");
    }
    List<String> path =
        RequestPath.segments(exchange.getRequestURI().getRawPath())
            .orElseThrow(
                () ->
                    Refusal.of(
                        404, "no such file '" + exchange.getRequestURI().getRawPath() + "'"));
    return new Interference.Request(exchange.getRequestMethod(), path, parameters(exchange, body));
  }

  private Identity authenticate(HttpExchange exchange, String method) {
    return authenticator.authenticate(
        exchange.getRequestHeaders().getFirst("Authorization"),
        exchange.getRequestHeaders().getFirst("Cookie"),
        exchange.getRequestHeaders().getFirst("CSRFPreventionToken"),
        !method.equals("GET"));
  }

  private static Map<String, String> parameters(HttpExchange exchange, byte[] body)
      throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    Map<String, String> parameters = new HashMap<>(Form.parse(query == null ? "" : query));
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (body.length > 0 && type != null && type.startsWith("application/json")) {
      JSON.readTree(body)
          .properties()
          .forEach(entry -> parameters.put(entry.getKey(), text(entry.getValue())));
    } else {
      parameters.putAll(Form.parse(new String(body, StandardCharsets.UTF_8)));
    }
    return parameters;
  }

  private static String text(JsonNode value) {
    if (!value.isArray()) {
      return value.asText();
    }
    StringJoiner values = new StringJoiner(Form.SEPARATOR);
    value.forEach(element -> values.add(element.asText()));
    return values.toString();
  }

  private static Answer refused(RuntimeException why) {
    if (why instanceof Refusal refusal) {
      return refused(refusal);
    }
    return refused(
        why instanceof IllegalArgumentException
            ? Refusal.of(400, String.valueOf(why.getMessage()))
            // The lab's own fault; say so rather than let the connection drop.
            : Refusal.died("the lab failed: " + why));
  }

  private static Answer refused(Refusal refusal) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("data", null);
    body.put("message", refusal.getMessage() + "\n");
    if (!refusal.errors().isEmpty()) {
      body.put("errors", refusal.errors());
    }
    return new Answer(refusal.status(), body);
  }

  private record Answer(int status, Map<String, Object> body) {}

  /** Offers what the provider demands by default. */
  private static final class Tls13 extends HttpsConfigurator {
    Tls13(SSLContext context) {
      super(context);
    }

    @Override
    public void configure(HttpsParameters parameters) {
      SSLParameters tls = getSSLContext().getDefaultSSLParameters();
      tls.setProtocols(new String[] {"TLSv1.3"});
      parameters.setSSLParameters(tls);
    }
  }
}
