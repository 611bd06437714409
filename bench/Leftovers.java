import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Ends what benchmarks that were killed have left running, while its folder still tells of it. */
final class Leftovers {

  private Leftovers() {}

  static void end(Path root, Path folder, Path cli, Map<String, String> environment)
      throws IOException, InterruptedException {
    for (String name : List.of("lab", "fleet/lab", "hosts/lab")) {
      Path lab = folder.resolve(name);
      if (Files.isDirectory(lab)) {
        stop(lab, environment, cli.toString(), "lab", "stop", "--lab-directory", lab.toString());
      }
    }
    Path monitoring = folder.resolve("fleet/monitoring");
    if (Files.isDirectory(monitoring)) {
      String tool = root.resolve("tools/prometheus").toString();
      stop(monitoring, environment, tool, "stop", monitoring.toString());
    }
  }

  private static void stop(Path folder, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Contender.of("stop", folder, environment, folder.resolve("stop.log"), command).run();
  }
}
