import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The benchmarks' entry: measures, prints, keeps. Ends with 0 unless something cannot be measured.
 */
final class Bench {

  private Bench() {}

  public static void main(String[] args) throws InterruptedException {
    boolean isSmoke = args.length > 1;
    try {
      Stage stage = Stage.prepare(Path.of(args[0]));
      long start = System.nanoTime();
      List<Comparison> results = new ArrayList<>();
      results.add(ValidateScenario.sample(stage, isSmoke ? 3 : 21));
      results.add(PlanScenario.oneRoot(stage, isSmoke ? 3 : 20, isSmoke ? 2 : 11));
      results.add(ManyServers.besideRivals(stage, isSmoke ? 1000 : 10_000, isSmoke ? 1 : 7, isSmoke));
      results.add(ManyServers.growth(stage, isSmoke ? List.of(100, 1000) : List.of(100, 1000, 10_000), isSmoke ? 1 : 7));
      Report report = new Report(results, isSmoke, (System.nanoTime() - start) / 1e9);
      System.out.print(report.text());
      report.write(stage.folder().resolve("result.json"));
    } catch (IOException e) {
      System.err.println("error: this could not be measured: " + e.getMessage());
      System.exit(1);
    }
  }
}
