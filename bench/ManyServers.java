import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What {@code proxmoxctl validate} costs in an estate of thousands of servers in 100 files. */
final class ManyServers {

  private static final int FILES = 100;
  private static final String HEAP = "-Xmx256m";

  private ManyServers() {}

  /** The same files, checked by the tools that a user would else take; they check far less. */
  static Comparison besideRivals(Stage stage, int servers, int rounds, boolean isSmoke)
      throws IOException, InterruptedException {
    Path repository = estate(stage, servers);
    Contender cold = cold(stage, "validate, nothing known", repository);
    ValidateScenario.validate(stage, "validate", repository, withHeap(stage)).run();
    stage.warmUp(cold, "validate");
    var rivals = new Rivals(stage, repository);
    List<Contender> contenders = new ArrayList<>();
    contenders.add(cold);
    contenders.add(oneFileChanged(stage, repository));
    contenders.addAll(rivals.all(!isSmoke));
    return Comparison.measure(
            "validate %,d servers in %d files, heap of 256 MB".formatted(servers, FILES),
            "js-yaml at least 0.4 x, yaml 2 x, jsonschema 5 x the first; one file changed 0.5 x",
            rounds,
            contenders)
        .finding(rivals.missing());
  }

  /** How the time grows with the number of servers. */
  static Comparison growth(Stage stage, List<Integer> sizes, int rounds)
      throws IOException, InterruptedException {
    List<Contender> contenders = new ArrayList<>();
    for (int servers : sizes) {
      contenders.add(cold(stage, "%,d servers".formatted(servers), estate(stage, servers)));
    }
    Comparison measured =
        Comparison.measure(
            "validate, by the number of servers",
            "an exponent of at most 1.1",
            rounds,
            contenders);
    List<String> exponents = new ArrayList<>();
    for (int i = 1; i < sizes.size(); i++) {
      exponents.add(
          String.format(
              Locale.ROOT,
              "%.2f from %d to %d",
              exponent(measured.samples().get(i - 1), measured.samples().get(i), sizes, i),
              sizes.get(i - 1),
              sizes.get(i)));
    }
    return measured.finding("exponent " + String.join(", ", exponents));
  }

  private static double exponent(Samples less, Samples more, List<Integer> sizes, int index) {
    return Math.log(more.median() / less.median())
        / Math.log((double) sizes.get(index) / sizes.get(index - 1));
  }

  private static Path estate(Stage stage, int servers) throws IOException {
    Path repository = stage.folder().resolve("estates").resolve(Integer.toString(servers));
    Estate.write(
        repository, stage.root().resolve("sample-infra-repo"), servers, servers / FILES, 8006);
    return repository;
  }

  /** As in a first run: what a run before left behind, in the cache too, is removed first. */
  private static Contender cold(Stage stage, String name, Path repository) {
    return new Contender(
        name,
        List.of(
            List.of(
                "rm",
                "-rf",
                repository.resolve("target").toString(),
                stage.folder().resolve("cache/parsed").toString()),
            List.of(stage.cli().toString(), "validate")),
        repository,
        withHeap(stage),
        stage.log("validate"));
  }

  /** The run after a run: one of the files has another content than ever before. */
  private static Contender oneFileChanged(Stage stage, Path repository) {
    Path file = repository.resolve("servers/stack-1/servers-01.yaml");
    return new Contender(
        "validate, one file changed",
        List.of(
            List.of("sh", "-c", "date +%s.%N | sed 's/^/# /' >> " + file),
            List.of(stage.cli().toString(), "validate")),
        repository,
        withHeap(stage),
        stage.log("validate"));
  }

  private static Map<String, String> withHeap(Stage stage) {
    Map<String, String> environment = new TreeMap<>(stage.environment());
    environment.put("JDK_JAVA_OPTIONS", HEAP);
    return environment;
  }
}
