import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A real Prometheus of our own, for as long as it is open. */
final class PrometheusServer implements AutoCloseable {

  /** So long that no scrape falls into what is measured. */
  static final String SCRAPE_INTERVAL = "60m";

  private final Path directory;
  private final int port;
  private final Companion prometheus;

  private PrometheusServer(Path directory, int port, Companion prometheus) {
    this.directory = directory;
    this.port = port;
    this.prometheus = prometheus;
  }

  /** Starts it on free ports. */
  static PrometheusServer start(Stage stage, Path directory)
      throws IOException, InterruptedException {
    String tool = stage.root().resolve("tools/prometheus").toString();
    int port = LabServer.freePort();
    Path log = stage.log("prometheus");
    Contender stop =
        Contender.of(
            "prometheus",
            stage.folder(),
            stage.environment(),
            log,
            tool,
            "stop",
            directory.toString());
    Contender start =
        Contender.of(
            "prometheus",
            stage.folder(),
            stage.environment(),
            log,
            tool,
            "start",
            directory.toString(),
            "--port",
            Integer.toString(port),
            "--alertmanager-port",
            Integer.toString(LabServer.freePort()),
            "--scrape-interval",
            SCRAPE_INTERVAL);
    return new PrometheusServer(directory, port, Companion.start(start, stop));
  }

  /** The document that tells a repo of it. */
  String document() {
    return """
        apiVersion: proxmoxctl/v1
        kind: Monitoring
        metadata:
          name: bench
        spec:
          prometheus:
            url: http://127.0.0.1:%d
            targetsDirectory: %s
            rulesDirectory: %s
            scrapeInterval: %s
        """
        .formatted(port, targets(), directory.resolve("rules"), SCRAPE_INTERVAL);
  }

  private Path targets() {
    return directory.resolve("targets");
  }

  /** The files of targets that were written. */
  List<Path> targetFiles() throws IOException {
    try (Stream<Path> files = Files.walk(targets())) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    }
  }

  /** Takes away what was written. */
  void forgetTargets() throws IOException {
    for (Path file : targetFiles()) {
      Files.delete(file);
    }
  }

  /** How often a text is in the files of targets. */
  long count(String text) throws IOException {
    long count = 0;
    for (Path file : targetFiles()) {
      count += Files.readString(file).split(java.util.regex.Pattern.quote(text), -1).length - 1;
    }
    return count;
  }

  @Override
  public void close() {
    prometheus.close();
  }
}
