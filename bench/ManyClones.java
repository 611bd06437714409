import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How long many new servers take on a cluster that answers as a real one does ({@code lab start
 * --timing realistic}), beside the least that this cluster needs for them.
 */
final class ManyClones {

  private static final int NODES = 3;

  // of lab start --timing realistic: a clone copies for 3 s, then its disk and its cloud-init drive
  // are made, 500 ms each, under the lock of its node's storage; a start is a task of 1 s
  private static final double CLONE_SECONDS = 3;
  private static final double VOLUMES_SECONDS = 2 * 0.5;
  private static final double START_SECONDS = 1;

  private ManyClones() {}

  /** Applies so many servers, spread over the nodes. */
  static Comparison apply(Stage stage, int servers) throws IOException, InterruptedException {
    Path folder = stage.folder().resolve("clones");
    Path repository = folder.resolve("infra");
    int port = LabServer.freePort();
    try (LabServer lab =
        LabServer.start(
            stage, folder.resolve("lab"), port, "--no-hosts", "--timing", "realistic")) {
      Estate.write(repository, stage.root().resolve("sample-infra-repo"), servers, port);
      InfraRepo infra = InfraRepo.commit(stage, repository, lab);
      infra.goal("plan").run();
      Contender apply = infra.goal("apply").named("apply");
      Samples applied = new Samples(apply.name());
      apply.measure(applied);
      if (Files.readString(apply.log()).contains("got timeout")) {
        throw new IOException("a storage's lock was waited for too long");
      }
      infra.goal("plan", "--detailed-exitcode").run();
      Samples limit = new Samples("the least that this cluster needs");
      limit.add(leastSeconds(servers), 0);
      return new Comparison(
          "apply of %d new servers on %d nodes, realistic timing".formatted(servers, NODES),
          "apply at most 1.15 x",
          List.of(limit, applied),
          "no lock of a storage was waited for too long");
    }
  }

  // the first copies before it makes volumes, the last starts when its volumes are there
  private static double leastSeconds(int servers) {
    int onOneNode = (servers + NODES - 1) / NODES;
    return CLONE_SECONDS + onOneNode * VOLUMES_SECONDS + START_SECONDS;
  }
}
