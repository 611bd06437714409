package io.github.proxmoxctl.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** One service that speaks HTTP and JSON; nothing is sent before the first call. */
final class HttpService implements AutoCloseable {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final long LARGEST = 256L << 20;

  private final String name;
  private final URI url;
  private final OkHttpClient client;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * @param name what it is called in messages
   * @param patience how long one answer may take
   */
  HttpService(String name, URI url, Duration patience) {
    this.name = name;
    this.url = url;
    this.client =
        new OkHttpClient.Builder()
            .connectTimeout(Duration.ofSeconds(5))
            .readTimeout(patience)
            .callTimeout(patience)
            // a login page is no answer
            .followRedirects(false)
            .build();
  }

  URI url() {
    return url;
  }

  /** The answer's JSON; anything but a 200 with JSON is an error. */
  JsonNode get(String path) {
    return json("GET " + path, send("GET", path, null));
  }

  Answer post(String path) {
    return send("POST", path, RequestBody.create(new byte[0]));
  }

  /** Sends JSON; anything but a 200 with JSON is an error. */
  JsonNode post(String path, JsonNode content) {
    return json("POST " + path, send("POST", path, RequestBody.create(content.toString(), JSON)));
  }

  /** Anything but a 200 is an error. */
  void delete(String path) {
    success("DELETE " + path, send("DELETE", path, null));
  }

  private JsonNode json(String request, Answer answer) {
    success(request, answer);
    try {
      return json.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw MonitoringProblems.answer(
          name, url, request, "it is no JSON and begins with: " + answer.quoted());
    }
  }

  private void success(String request, Answer answer) {
    if (answer.status() != 200) {
      throw MonitoringProblems.answer(
          name, url, request, "HTTP " + answer.status() + ": " + answer.quoted());
    }
  }

  private Answer send(String method, String path, @Nullable RequestBody body) {
    String base = url.toString().replaceAll("/+$", "");
    Request request = new Request.Builder().url(base + path).method(method, body).build();
    try (Response response = client.newCall(request).execute()) {
      BufferedSource source = response.body().source();
      if (source.request(LARGEST + 1)) {
        throw MonitoringProblems.answer(name, url, method + " " + path, "it does not end");
      }
      return new Answer(response.code(), source.readUtf8());
    } catch (IOException e) {
      throw MonitoringProblems.unreachable(name, url, words(e));
    }
  }

  private static String words(IOException e) {
    if (e instanceof UnknownHostException) {
      return "there is no such host";
    }
    if (e instanceof ConnectException) {
      return "connection refused";
    }
    return e instanceof InterruptedIOException
        ? "no answer in time"
        : MonitoringProblems.quoted(e.getClass().getSimpleName() + ": " + e.getMessage());
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  /** What came back. */
  record Answer(int status, String body) {
    String quoted() {
      return MonitoringProblems.quoted(body.substring(0, Math.min(body.length(), 1000)));
    }
  }
}
