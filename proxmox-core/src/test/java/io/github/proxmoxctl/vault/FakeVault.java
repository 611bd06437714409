package io.github.proxmoxctl.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Answers as OpenBao 2.7.2 was seen to; what no answer was set for is not there. */
final class FakeVault implements AutoCloseable {

  /** For all but the tests of time: a busy machine must not decide them. */
  static final Timeouts PATIENT =
      new Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(30), 3, Duration.ofMillis(4));

  static final String NOT_THERE = "{\"errors\":[]}";
  static final String DENIED =
      "{\"errors\":[\"1 error occurred:\\n\\t* permission denied\\n\\n\"]}";
  static final String SEALED = "{\"errors\":[\"Vault is sealed\"]}";

  private final MockWebServer server = new MockWebServer();
  private final Map<String, Deque<MockResponse>> answers = new HashMap<>();
  private final List<RecordedRequest> requests = new ArrayList<>();

  FakeVault() {
    this(null);
  }

  FakeVault(@org.jspecify.annotations.Nullable HeldCertificate certificate) {
    if (certificate != null) {
      server.useHttps(
          new HandshakeCertificates.Builder()
              .heldCertificate(certificate)
              .build()
              .sslSocketFactory());
    }
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

  private synchronized MockResponse answer(RecordedRequest request) {
    requests.add(request);
    Deque<MockResponse> waiting = answers.get(request.getTarget());
    if (waiting == null) {
      return json(404, NOT_THERE);
    }
    // the last one stays
    return waiting.size() > 1 ? waiting.remove() : waiting.element();
  }

  /** The next answers to a path below {@code /v1/}; the last is given again and again. */
  synchronized FakeVault on(String path, MockResponse... next) {
    answers.put("/v1/" + path, new ArrayDeque<>(List.of(next)));
    return this;
  }

  FakeVault secret(String path, String keys) {
    return on(path, json(200, secret(keys)));
  }

  static String secret(String keys) {
    return envelope(
        "{\"data\":"
            + keys
            + ",\"metadata\":{\"created_time\":\"2026-11-24T13:15:57.881406082Z\","
            + "\"custom_metadata\":null,\"deletion_time\":\"\",\"destroyed\":false,\"version\":2}}");
  }

  static String envelope(String data) {
    return "{\"request_id\":\"aaddbbd7-5b3f-f5f1-d7b4-44e22184fae7\",\"lease_id\":\"\","
        + "\"renewable\":false,\"lease_duration\":0,\"data\":"
        + data
        + ",\"wrap_info\":null,\"warnings\":null,\"auth\":null}";
  }

  static String login(String token) {
    return "{\"request_id\":\"1\",\"lease_id\":\"\",\"renewable\":false,\"lease_duration\":0,"
        + "\"data\":null,\"wrap_info\":null,\"warnings\":null,\"auth\":{\"client_token\":\""
        + token
        + "\",\"accessor\":\"a\",\"policies\":[\"default\"],\"token_policies\":[\"default\"],"
        + "\"metadata\":{\"role_name\":\"ci\"},\"lease_duration\":1200,\"renewable\":true,"
        + "\"entity_id\":\"e\",\"token_type\":\"service\",\"orphan\":true}}";
  }

  static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  static MockResponse html(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "text/html")
        .body(body)
        .build();
  }

  static MockResponse redirect(String location) {
    return new MockResponse.Builder().code(307).setHeader("Location", location).build();
  }

  URI address() {
    URI url = server.url("/").uri();
    return URI.create(url.getScheme() + "://127.0.0.1:" + url.getPort());
  }

  synchronized List<RecordedRequest> requests() {
    return List.copyOf(requests);
  }

  /** What was asked for, without {@code /v1/}. */
  List<String> asked() {
    return requests().stream().map(request -> request.getTarget().substring(4)).toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
