package io.github.proxmoxctl.vault;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * A client whose answers hold ASCII only, in JSON's own escapes. The driver turns each answer into
 * bytes in the platform's character set, where {@code é} becomes {@code ?} wherever that is ASCII:
 * a password would be another one, and nobody would be told.
 */
final class PlainAsciiClient extends HttpClient {

  private final HttpClient client;

  PlainAsciiClient(HttpClient client) {
    this.client = client;
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return client.send(request, escaping(handler));
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler) {
    return client.sendAsync(request, escaping(handler));
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request,
      BodyHandler<T> handler,
      HttpResponse.PushPromiseHandler<T> pushPromises) {
    return client.sendAsync(request, escaping(handler), pushPromises);
  }

  private static <T> BodyHandler<T> escaping(BodyHandler<T> handler) {
    return answer -> BodySubscribers.mapping(handler.apply(answer), PlainAsciiClient::escaped);
  }

  // a String for a String
  @SuppressWarnings("unchecked")
  private static <T> T escaped(T body) {
    return body instanceof String text ? (T) escape(text) : body;
  }

  /** In JSON a character beyond ASCII stands in strings only, where an escape means the same. */
  static String escape(String json) {
    if (json.chars().allMatch(c -> c < 128)) {
      return json;
    }
    StringBuilder text = new StringBuilder(json.length() + 32);
    json.chars()
        .forEach(
            c -> {
              if (c < 128) {
                text.append((char) c);
              } else {
                text.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                  text.append(Character.forDigit((c >> shift) & 15, 16));
                }
              }
            });
    return text.toString();
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return client.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return client.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return client.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return client.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return client.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return client.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return client.authenticator();
  }

  @Override
  public Version version() {
    return client.version();
  }

  @Override
  public Optional<Executor> executor() {
    return client.executor();
  }
}
