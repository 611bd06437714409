package io.github.proxmoxctl.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Debian's Prometheus and Alertmanager with the shipped configuration, for as long as it is open.
 */
public final class RealPrometheus implements AutoCloseable {

  private static final Path TOOL =
      Path.of("..", "tools", "prometheus").toAbsolutePath().normalize();

  private final Path folder;
  private final int port;
  private final int alertmanagerPort;

  private RealPrometheus(Path folder, int port, int alertmanagerPort) {
    this.folder = folder;
    this.port = port;
    this.alertmanagerPort = alertmanagerPort;
  }

  /** Started with a scrape each second. */
  public static RealPrometheus start(Path folder, String... options) {
    RealPrometheus prometheus = new RealPrometheus(folder, freePort(), freePort());
    List<String> command =
        new ArrayList<>(
            List.of(
                TOOL.toString(),
                "start",
                folder.toString(),
                "--port",
                "" + prometheus.port,
                "--alertmanager-port",
                "" + prometheus.alertmanagerPort,
                "--scrape-interval",
                "1s"));
    command.addAll(List.of(options));
    run(command);
    return prometheus;
  }

  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public URI alertmanager() {
    return URI.create("http://127.0.0.1:" + alertmanagerPort);
  }

  public Path targets() {
    return folder.resolve("targets");
  }

  public Path rules() {
    return folder.resolve("rules");
  }

  /** How often it has read its configuration. */
  public long loads() {
    try (var lines = Files.lines(folder.resolve("prometheus.log"))) {
      return lines.filter(line -> line.contains("Completed loading of configuration file")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has it reload by a signal, as an operator would. */
  public void hangUp() {
    try {
      String pid = Files.readString(folder.resolve("prometheus.pid")).split(" ", 2)[0];
      run(List.of("kill", "-HUP", pid));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer of its API. */
  public String get(String path) {
    return get(url(), path);
  }

  public static String get(URI base, String path) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(base + path)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Runs a command to its end; what it says goes into the failure. */
  public static String run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError(
            command + " failed; if a program is missing run tools/setup --test\n" + output);
      }
      return output;
    } catch (IOException e) {
      throw new AssertionError("run tools/setup --test", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    run(List.of(TOOL.toString(), "stop", folder.toString()));
  }
}
