package io.github.proxmoxctl.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Talks to a lab as an operator's script would. */
final class ApiClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final URI endpoint;
  private final String authorization;

  ApiClient(Lab lab, String identity) {
    this(lab.endpoint(), lab.caFile(), "PVEAPIToken=" + lab.token(identity));
  }

  ApiClient(URI endpoint, Path ca, String authorization) {
    this.endpoint = endpoint;
    this.authorization = authorization;
    this.http =
        HttpClient.newBuilder()
            .sslContext(trusting(ca))
            .connectTimeout(Duration.ofSeconds(5))
            .build();
  }

  /** The same lab, with the token in a file. */
  ApiClient(ApiClient other, Path token) {
    this.endpoint = other.endpoint;
    this.http = other.http;
    try {
      this.authorization = "PVEAPIToken=" + Files.readString(token).strip();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A status and the whole JSON body. */
  record Answer(int status, JsonNode body) {
    JsonNode data() {
      return body.path("data");
    }

    String message() {
      return body.path("message").asText().strip();
    }

    String error(String parameter) {
      return body.path("errors").path(parameter).asText();
    }
  }

  Answer get(String path) {
    return send("GET", path, Map.of());
  }

  Answer put(String path, Map<String, String> form) {
    return send("PUT", path, form);
  }

  Answer post(String path, Map<String, String> form) {
    return send("POST", path, form);
  }

  Answer delete(String path) {
    return send("DELETE", path, Map.of());
  }

  /** The exit status of the task that an answer names. */
  String exitStatus(Answer answer) {
    String upid = answer.data().asText();
    String node = upid.split(":", -1)[1];
    return get("/nodes/" + node + "/tasks/" + encode(upid) + "/status")
        .data()
        .path("exitstatus")
        .asText();
  }

  Answer send(String method, String path, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(endpoint + "/api2/json" + path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(method + " " + path, e);
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static SSLContext trusting(Path ca) {
    try (InputStream pem = Files.newInputStream(ca)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry(
          "lab", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("cannot trust " + ca, e);
    }
  }
}
