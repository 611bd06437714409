package io.github.proxmoxctl.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okio.ByteString;

/**
 * Smart HTTP by the real {@code git http-backend}, run as a CGI program for each request; hooks of
 * the repositories are run, as on a forge.
 */
public final class GitHttpServer implements AutoCloseable {

  private final RealGit git;
  private final Path folder;
  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private volatile Optional<String> requiredLogIn = Optional.empty();
  private volatile boolean dropsAnswersOfPushes;

  public GitHttpServer(RealGit git, Path folder) throws IOException {
    this.git = git;
    this.folder = folder;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.setExecutor(workers);
    server.createContext("/", this::handle);
    server.start();
  }

  /** {@code http://127.0.0.1:<port>/<name>}. */
  public String url(String name) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
  }

  /** From now on only {@code user:password} may enter. */
  public void requireLogIn(String userAndPassword) {
    requiredLogIn = Optional.of(userAndPassword);
  }

  /** From now on a push is done, but the connection dies before the answer. */
  public void dropAnswersOfPushes(boolean drops) {
    dropsAnswersOfPushes = drops;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (!mayEnter(exchange)) {
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      Answer answer = runBackend(exchange, body);
      if (dropsAnswersOfPushes
          && exchange.getRequestMethod().equals("POST")
          && exchange.getRequestURI().getPath().endsWith("/git-receive-pack")) {
        return;
      }
      answer.headers().forEach(exchange.getResponseHeaders()::add);
      exchange.sendResponseHeaders(
          answer.status(), answer.body().size() == 0 ? -1 : answer.body().size());
      answer.body().write(exchange.getResponseBody());
    }
  }

  private boolean mayEnter(HttpExchange exchange) {
    if (requiredLogIn.isEmpty()) {
      return true;
    }
    String wanted =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(requiredLogIn.get().getBytes(StandardCharsets.UTF_8));
    return wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private Answer runBackend(HttpExchange exchange, byte[] body) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(git.environment());
    environment.put("GIT_PROJECT_ROOT", folder.toString());
    environment.put("GIT_HTTP_EXPORT_ALL", "1");
    environment.put("REQUEST_METHOD", exchange.getRequestMethod());
    environment.put("PATH_INFO", exchange.getRequestURI().getPath());
    environment.put(
        "QUERY_STRING", Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
    environment.put("REMOTE_ADDR", "127.0.0.1");
    environment.put("REMOTE_USER", "tester");
    environment.put("CONTENT_LENGTH", String.valueOf(body.length));
    putHeader(environment, "CONTENT_TYPE", exchange, "Content-Type");
    putHeader(environment, "HTTP_CONTENT_ENCODING", exchange, "Content-Encoding");
    putHeader(environment, "GIT_PROTOCOL", exchange, "Git-Protocol");
    Process process = builder.start();
    workers.execute(
        () -> {
          try (var in = process.getOutputStream()) {
            in.write(body);
          } catch (IOException readNoFurther) {
            return;
          }
        });
    return Answer.parse(process.getInputStream());
  }

  private static void putHeader(
      Map<String, String> environment, String variable, HttpExchange exchange, String header) {
    String value = exchange.getRequestHeaders().getFirst(header);
    if (value != null) {
      environment.put(variable, value);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }

  private record Answer(int status, Map<String, String> headers, ByteString body) {

    static Answer parse(InputStream cgi) throws IOException {
      Map<String, String> headers = new java.util.LinkedHashMap<>();
      int status = 200;
      for (String line = line(cgi); !line.isEmpty(); line = line(cgi)) {
        int colon = line.indexOf(':');
        String name = line.substring(0, colon);
        String value = line.substring(colon + 1).strip();
        if (name.toLowerCase(Locale.ROOT).equals("status")) {
          status = Integer.parseInt(value.substring(0, 3));
        } else {
          headers.put(name, value);
        }
      }
      return new Answer(status, headers, ByteString.of(cgi.readAllBytes()));
    }

    private static String line(InputStream in) throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
        if (b != '\r') {
          line.write(b);
        }
      }
      return line.toString(StandardCharsets.UTF_8);
    }
  }
}
