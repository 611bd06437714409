import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code proxmoxctl validate} costs. */
final class ValidateScenario {

  private ValidateScenario() {}

  /** The sample, beside the start of a JVM that does nothing. */
  static Comparison sample(Stage stage, int rounds) throws IOException, InterruptedException {
    Path repository = stage.folder().resolve("sample");
    Copy.tree(stage.root().resolve("sample-infra-repo"), repository);
    Contender empty =
        Contender.of(
            "empty JVM",
            stage.folder(),
            stage.environment(),
            stage.log("empty"),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            stage.folder().resolve("classes").toString(),
            "Empty");
    Contender shared = validate(stage, "validate", repository, stage.environment());
    Map<String, String> withoutSharing = new TreeMap<>(stage.environment());
    withoutSharing.put("PROXMOXCTL_CDS", "off");
    Contender unshared =
        validate(stage, "validate, without the archive of classes", repository, withoutSharing);
    stage.warmUp(shared, "validate");
    return Comparison.measure(
        "validate the sample (%d servers)".formatted(SAMPLE_SERVERS),
        "validate at most 10 x an empty JVM start",
        rounds,
        List.of(empty, shared, unshared));
  }

  private static final int SAMPLE_SERVERS = 6;

  static Contender validate(
      Stage stage, String name, Path repository, Map<String, String> environment) {
    return Contender.of(
        name, repository, environment, stage.log("validate"), stage.cli().toString(), "validate");
  }
}
