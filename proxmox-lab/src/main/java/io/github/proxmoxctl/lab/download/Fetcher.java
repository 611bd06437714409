package io.github.proxmoxctl.lab.download;

import io.github.proxmoxctl.lab.refusal.Refusal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Asks other servers for files, with the words that LWP and wget have when it does not work. */
public final class Fetcher {
  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Map<Integer, String> REASONS =
      Map.of(
          401, "Unauthorized",
          403, "Forbidden",
          404, "Not Found",
          410, "Gone",
          500, "Internal Server Error",
          503, "Service Unavailable");

  /** Few labs fetch anything, and a client has threads. */
  private static final class Holder {
    static final HttpClient CLIENT =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();
  }

  /** What a server says of a file; see {@link RemoteFile}. */
  public Map<String, Object> metadata(String url) {
    HttpRequest head =
        request(url).method("HEAD", HttpRequest.BodyPublishers.noBody()).timeout(PATIENCE).build();
    try {
      HttpResponse<Void> answer = Holder.CLIENT.send(head, HttpResponse.BodyHandlers.discarding());
      if (answer.statusCode() != OK) {
        throw invalid(status(answer.statusCode()));
      }
      return RemoteFile.describe(url, answer.headers());
    } catch (IOException e) {
      throw invalid(
          "500 Can't connect to %s (%s)".formatted(URI.create(url).getAuthority(), reason(e)));
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /**
   * Writes what is at a URL to a file, which must not be there yet.
   *
   * @param log takes the lines that wget writes
   */
  public void download(String url, Path file, Consumer<String> log) {
    log.accept("Resolving " + URI.create(url).getHost() + "...");
    try {
      HttpResponse<Path> answer =
          Holder.CLIENT.send(
              request(url).GET().build(),
              info ->
                  info.statusCode() == OK
                      ? HttpResponse.BodySubscribers.ofFile(file)
                      : HttpResponse.BodySubscribers.replacing(file));
      log.accept("HTTP request sent, awaiting response... " + status(answer.statusCode()));
      if (answer.statusCode() != OK) {
        log.accept("ERROR " + status(answer.statusCode()).replaceFirst(" ", ": ") + ".");
        throw Refusal.died("download failed: exit code 8");
      }
    } catch (IOException e) {
      log.accept("failed: " + reason(e) + ".");
      throw Refusal.died("download failed: exit code 4");
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).header("User-Agent", "Proxmox VE");
  }

  private static String status(int code) {
    return code + " " + REASONS.getOrDefault(code, code == OK ? "OK" : "Unknown");
  }

  private static Refusal invalid(String status) {
    return Refusal.died("invalid server response: '" + status + "'");
  }

  private static String reason(IOException e) {
    if (e instanceof ConnectException) {
      return "Connection refused";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static Refusal interrupted() {
    Thread.currentThread().interrupt();
    return Refusal.died("got interrupted by signal");
  }
}
