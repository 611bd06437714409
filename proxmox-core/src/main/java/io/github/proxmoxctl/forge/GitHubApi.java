package io.github.proxmoxctl.forge;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to GitHub. What failed without a word about the request is repeated; a request
 * that must not be done twice goes through {@link #tryOnce}.
 */
final class GitHubApi implements AutoCloseable {

  static final String VERSION = "2022-11-28";
  private static final MediaType JSON = MediaType.get("application/json");
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]+");

  private final URI base;
  private final Secret token;
  private final Patience patience;
  private final Clock clock;
  private final GitHubProblems problems;
  private final OkHttpClient client;
  private Duration waited = Duration.ZERO;
  private String lastFailure = "";

  GitHubApi(
      URI base,
      Secret token,
      GitHubProblems problems,
      Patience patience,
      Clock clock,
      OkHttpClient transport) {
    if (!TOKEN.matcher(token.reveal()).matches()) {
      throw problems.token("what is given has another form");
    }
    this.base = base;
    this.token = token;
    this.patience = patience;
    this.clock = clock;
    this.problems = problems;
    this.client =
        transport
            .newBuilder()
            .connectTimeout(patience.connect())
            .readTimeout(patience.silence())
            .writeTimeout(patience.silence())
            .callTimeout(patience.call())
            // the token goes to no other host, and what is repeated is decided here
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .build();
  }

  int attempts() {
    return patience.attempts();
  }

  /** Sends what may be done twice, until there is an answer that says something. */
  GitHubAnswer send(GitHubRequest request) {
    for (int attempt = 1; attempt <= patience.attempts(); attempt++) {
      if (attempt > 1) {
        pause(attempt - 1);
      }
      Optional<GitHubAnswer> answer = tryOnce(request);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    throw unreachable(request);
  }

  /** As {@link #send}, and the answer is that it was done. */
  GitHubAnswer done(GitHubRequest request) {
    GitHubAnswer answer = send(request);
    if (!answer.isDone()) {
      throw problems.of(request, answer);
    }
    return answer;
  }

  /** Sends it; empty when nobody knows whether it was done. */
  Optional<GitHubAnswer> tryOnce(GitHubRequest request) {
    while (true) {
      @Nullable GitHubAnswer answer = exchange(request);
      if (answer == null) {
        return Optional.empty();
      }
      Optional<Duration> limit = RateLimit.wait(answer, clock.instant());
      if (limit.isEmpty()) {
        return Optional.of(answer);
      }
      // it was surely not done
      awaitLimit(request, answer, limit.get());
    }
  }

  DiagnosticException unreachable(GitHubRequest request) {
    return problems.unreachable(request, lastFailure);
  }

  private @Nullable GitHubAnswer exchange(GitHubRequest request) {
    try (Response response = client.newCall(call(request)).execute()) {
      GitHubAnswer answer = GitHubAnswer.of(response);
      if (!answer.isBroken()) {
        return answer;
      }
      lastFailure = "HTTP " + answer.status() + " " + answer.why();
    } catch (IOException e) {
      Optional<String> distrust = Handshakes.distrust(e);
      if (distrust.isPresent()) {
        throw problems.certificate(base.getHost(), distrust.get());
      }
      lastFailure = base.getHost() + ": " + Handshakes.words(e);
    }
    return null;
  }

  private Request call(GitHubRequest request) {
    @Nullable RequestBody body =
        request.body() == null ? null : RequestBody.create(request.body().toString(), JSON);
    return new Request.Builder()
        .url(base + request.path())
        .method(request.method(), body)
        .header("Authorization", "Bearer " + token.reveal())
        .header("Accept", "application/vnd.github+json")
        .header("X-GitHub-Api-Version", VERSION)
        .header("User-Agent", "proxmoxctl")
        .build();
  }

  private void awaitLimit(GitHubRequest request, GitHubAnswer answer, Duration wait) {
    Instant lifted = clock.instant().plus(wait);
    if (waited.plus(wait).compareTo(patience.limit()) > 0) {
      throw problems.rateLimit(request, answer, lifted);
    }
    // an answer that asks for no time at all must not be asked without end
    waited = waited.plus(wait).plusSeconds(1);
    sleep(wait.toMillis());
  }

  /** Waits after an attempt, longer after each, and not all clients equally long. */
  void pause(int attempt) {
    long ceiling = patience.pause().toMillis() << Math.min(attempt - 1, 8);
    sleep(ThreadLocalRandom.current().nextLong(ceiling / 2, ceiling + 1));
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DiagnosticException(
          Outcome.INTERRUPTED,
          Diagnostic.error("forge.interrupted", "stopped while waiting for GitHub", null));
    }
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
