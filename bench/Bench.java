import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The benchmarks' entry: measures, prints, keeps. Ends with 0 unless something cannot be measured.
 */
final class Bench {

  private Bench() {}

  public static void main(String[] args) throws InterruptedException {
    boolean isSmoke = List.of(args).contains("--smoke");
    try {
      Stage stage = Stage.prepare(Path.of(args[0]));
      long start = System.nanoTime();
      List<Comparison> results = new ArrayList<>();
      List<String> leftOut = new ArrayList<>();
      results.add(ValidateScenario.sample(stage, isSmoke ? 3 : 21));
      results.add(PlanScenario.oneRoot(stage, isSmoke ? 3 : 20, isSmoke ? 2 : 11));
      results.add(ManyServers.besideRivals(stage, isSmoke ? 1000 : 10_000, isSmoke ? 1 : 7, isSmoke));
      results.add(ManyServers.growth(stage, isSmoke ? List.of(100, 1000) : List.of(100, 1000, 10_000), isSmoke ? 1 : 7));
      try (Fleet fleet = Fleet.make(stage, isSmoke ? 20 : 1000)) {
        results.add(FleetScenario.unchanged(stage, fleet, isSmoke ? 2 : 11));
        results.add(FleetScenario.targets(stage, fleet, isSmoke ? 2 : 11));
      }
      if (!isSmoke) {
        try (LargePlan large = LargePlan.make(stage, 1000)) {
          results.add(large.drift(3));
          results.add(large.change(3));
        }
        results.add(ManyClones.apply(stage, 100));
      }
      Optional<String> obstacle =
          HostsScenario.obstacle(stage, !List.of(args).contains("--no-hosts"));
      if (obstacle.isPresent()) {
        leftOut.add(HostsScenario.TITLE + ": " + obstacle.get());
      } else {
        results.add(HostsScenario.all(stage, isSmoke ? 2 : 10, isSmoke ? 1 : 3));
      }
      Report report = new Report(results, leftOut, isSmoke, (System.nanoTime() - start) / 1e9);
      System.out.print(report.text());
      report.write(stage.folder().resolve("result.json"));
    } catch (IOException e) {
      System.err.println("error: this could not be measured: " + e.getMessage());
      System.exit(1);
    }
  }
}
