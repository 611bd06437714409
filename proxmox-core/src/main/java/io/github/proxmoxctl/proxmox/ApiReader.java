package io.github.proxmoxctl.proxmox;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/**
 * Asks the first endpoint of a cluster that can be connected to. Only reads are repeated, and only
 * after failures that say nothing about the request: a lost connection, a gateway's 5xx.
 */
final class ApiReader implements AutoCloseable {

  private static final Pattern NODE = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?");

  private final Cluster cluster;
  private final @Nullable Path caFile;
  private final Secret token;
  private final Timeouts timeouts;
  private final AtomicInteger preferred = new AtomicInteger();
  private @Nullable OkHttpClient client;

  ApiReader(Cluster cluster, @Nullable Path caFile, Secret token, Timeouts timeouts) {
    this.cluster = cluster;
    this.caFile = caFile;
    this.token = token;
    this.timeouts = timeouts;
  }

  URI endpoint() {
    return cluster.endpoints().get(preferred.get());
  }

  /** A node's name as a segment of a path; nothing that could lead elsewhere. */
  static String segment(String node) {
    if (!NODE.matcher(node).matches()) {
      throw new IllegalArgumentException("a node's name is a host name");
    }
    return node;
  }

  /**
   * @param path below {@code /api2/json/}, with its query
   */
  ApiAnswer get(String path) {
    ApiResponse response = read(path);
    return response.data(cluster.name());
  }

  /** As {@link #get}; empty when Proxmox says that there is no such thing. */
  Optional<ApiAnswer> find(String path) {
    ApiResponse response = read(path);
    return response.saysGone() ? Optional.empty() : Optional.of(response.data(cluster.name()));
  }

  /**
   * As {@link #get}, of a guest's agent; empty while it does not answer or has no such file.
   *
   * @param privilege what the token needs for it
   */
  Optional<ApiAnswer> ofAgent(String path, String privilege) {
    ApiResponse response = read(path);
    if (response.status() == 403) {
      throw ClusterProblems.agentPermission(cluster.name(), response.request(), privilege);
    }
    return response.saysAgentIsAway()
        ? Optional.empty()
        : Optional.of(response.data(cluster.name()));
  }

  /**
   * Asks for something to be done, once: whoever does not hear the answer cannot know whether it
   * is.
   *
   * @param path below {@code /api2/json/}
   */
  ApiAnswer post(String path, Map<String, String> parameters) {
    var form = new FormBody.Builder(StandardCharsets.UTF_8);
    parameters.forEach(form::add);
    try {
      return send(endpoint(), path, form.build()).data(cluster.name());
    } catch (SSLException e) {
      throw ClusterProblems.certificate(
          cluster.name(), endpoint().toString(), Handshakes.reason(e));
    } catch (IOException e) {
      throw ClusterProblems.unreachable(cluster.name(), endpoint() + ": " + Handshakes.words(e));
    }
  }

  private ApiResponse read(String path) {
    String failure = "";
    for (int attempt = 1; attempt <= timeouts.attempts(); attempt++) {
      if (attempt > 1) {
        pause(attempt - 1);
      }
      Attempt made = overEndpoints(path);
      if (made.response() != null && !made.response().isFromGateway()) {
        return made.response();
      }
      failure = made.failure();
    }
    throw ClusterProblems.unreachable(cluster.name(), failure);
  }

  private Attempt overEndpoints(String path) {
    List<URI> endpoints = cluster.endpoints();
    List<String> failures = new ArrayList<>();
    int first = preferred.get();
    for (int n = 0; n < endpoints.size(); n++) {
      int index = (first + n) % endpoints.size();
      URI endpoint = endpoints.get(index);
      try {
        ApiResponse response = send(endpoint, path, null);
        preferred.set(index);
        return new Attempt(response, endpoint + ": " + response.statusLine());
      } catch (SSLException e) {
        if (Handshakes.isAboutTrust(e)) {
          throw ClusterProblems.certificate(
              cluster.name(), endpoint.toString(), Handshakes.reason(e));
        }
        failures.add(endpoint + ": " + e.getMessage());
      } catch (IOException e) {
        failures.add(endpoint + ": " + Handshakes.words(e));
      }
    }
    return new Attempt(null, String.join("\n", failures));
  }

  private ApiResponse send(URI endpoint, String path, @Nullable FormBody form) throws IOException {
    Request request =
        new Request.Builder()
            .url(endpoint.resolve("/api2/json/" + path).toString())
            .header("Authorization", ApiToken.header(cluster.name(), token))
            .header("Accept", "application/json")
            .method(form == null ? "GET" : "POST", form)
            .build();
    try (Response response = client().newCall(request).execute()) {
      return ApiResponse.of(request.method() + " /" + path, response);
    }
  }

  private synchronized OkHttpClient client() {
    if (client == null) {
      HandshakeCertificates trust = Trust.of(cluster.name(), caFile);
      client =
          new OkHttpClient.Builder()
              .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
              // in its status line Proxmox VE writes why; HTTP/2 has none
              .protocols(List.of(Protocol.HTTP_1_1))
              .connectTimeout(timeouts.connect())
              .readTimeout(timeouts.silence())
              .writeTimeout(timeouts.silence())
              .callTimeout(timeouts.call())
              // the token goes to no other host, and what is repeated is decided here
              .followRedirects(false)
              .followSslRedirects(false)
              .retryOnConnectionFailure(false)
              .build();
    }
    return client;
  }

  private void pause(int attempt) {
    long ceiling = timeouts.pause().toMillis() << Math.min(attempt - 1, 8);
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(ceiling / 2, ceiling + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DiagnosticException(
          Outcome.INTERRUPTED,
          Diagnostic.error(
              "cluster.interrupted", "stopped while waiting for " + cluster.name(), null));
    }
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
      client = null;
    }
  }

  private record Attempt(@Nullable ApiResponse response, String failure) {}
}
