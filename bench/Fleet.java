import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Servers with {@code node_exporter} that are made on a lab and recorded as configured, and the
 * Prometheus that they are to be registered with.
 *
 * @param servers how many
 * @param infra their repo
 */
record Fleet(int servers, InfraRepo infra, LabServer lab, PrometheusServer prometheus)
    implements AutoCloseable {

  // new servers are believed: there is nothing behind their addresses that could tell its key
  private static final String SSH = "  ssh: {hostKeys: firstContact}\n";

  /** Makes it: minutes for a thousand servers. */
  static Fleet make(Stage stage, int servers) throws IOException, InterruptedException {
    Path folder = stage.folder().resolve("fleet");
    PrometheusServer prometheus = PrometheusServer.start(stage, folder.resolve("monitoring"));
    LabServer lab = null;
    try {
      lab = LabServer.start(stage, folder.resolve("lab"));
      Path repository = folder.resolve("infra");
      Estate.writeConfigured(
          repository, stage.root().resolve("sample-infra-repo"), servers, lab.port());
      Files.writeString(repository.resolve("catalog/monitoring.yaml"), prometheus.document());
      Path pipeline = repository.resolve("proxmox.yaml");
      Files.writeString(pipeline, Files.readString(pipeline) + SSH);
      Fleet fleet =
          new Fleet(servers, InfraRepo.commit(stage, repository, lab), lab, prometheus);
      fleet.deploy(folder.resolve("stand-ins"));
      return fleet;
    } catch (IOException | InterruptedException e) {
      close(lab, prometheus);
      throw e;
    }
  }

  private void deploy(Path standIns) throws IOException, InterruptedException {
    StandIns.write(standIns);
    infra.goal("plan").run();
    infra.goal("apply").run();
    infra
        .with("PATH", standIns + ":" + infra.environment().get("PATH"))
        .goal("configure")
        .run();
  }

  private static void close(LabServer lab, PrometheusServer prometheus) {
    try (prometheus) {
      if (lab != null) {
        lab.close();
      }
    }
  }

  @Override
  public void close() {
    close(lab, prometheus);
  }
}
