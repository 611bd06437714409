import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What a user would check the same files with instead: each document against the schema of its
 * kind, which is a part of what validate does. Their versions are pinned; the Python packages are
 * those of {@code tools/setup}, the Node packages are installed here, into the user's cache.
 */
final class Rivals {

  private static final List<String> NODE_FILES = List.of("package.json", "package-lock.json");

  private final Stage stage;
  private final Path repository;
  private final List<String> missing = new ArrayList<>();

  Rivals(Stage stage, Path repository) {
    this.stage = stage;
    this.repository = repository;
  }

  /** Those that can run here; {@link #missing} names the others. */
  List<Contender> all(boolean withNode) throws IOException, InterruptedException {
    List<Contender> all = new ArrayList<>();
    if (!withNode) {
      missing.add("Node's are for the full run");
    } else if (!isOnPath("node") || !isOnPath("npm")) {
      missing.add("there is no node or npm on the PATH");
    } else {
      Path modules = install();
      all.add(node("js-yaml + ajv (Node)", modules, "js-yaml"));
      all.add(node("yaml + ajv (Node)", modules, "yaml"));
    }
    Path python = stage.tools().resolve("python/bin/python");
    if (Files.isExecutable(python)) {
      all.add(python(python));
    } else {
      missing.add("there is no " + python + ": run tools/setup --test");
    }
    return all;
  }

  String missing() {
    return missing.isEmpty() ? "" : "left out: " + String.join("; ", missing);
  }

  private Path install() throws IOException, InterruptedException {
    Path modules = Files.createDirectories(stage.tools().resolve("bench-rivals"));
    Path source = stage.root().resolve("bench/rivals");
    Path lock = modules.resolve("installed.json");
    byte[] wanted = Files.readAllBytes(source.resolve("package-lock.json"));
    if (!Files.exists(lock) || !java.util.Arrays.equals(wanted, Files.readAllBytes(lock))) {
      System.out.println("installing the Node packages of bench/rivals into " + modules);
      for (String file : NODE_FILES) {
        Files.copy(
            source.resolve(file), modules.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
      Contender.of(
              "npm",
              modules,
              stage.environment(),
              stage.log("npm"),
              "npm",
              "ci",
              "--ignore-scripts",
              "--no-audit",
              "--no-fund")
          .run();
      Files.write(lock, wanted);
    }
    return modules;
  }

  private Contender node(String name, Path modules, String reader) {
    return Contender.of(
        name,
        modules,
        stage.environment(),
        stage.log(reader),
        "node",
        stage.root().resolve("bench/rivals/validate.mjs").toString(),
        reader,
        schemas(),
        repository.toString());
  }

  private Contender python(Path python) {
    return Contender.of(
        "jsonschema + PyYAML in C (Python)",
        stage.folder(),
        stage.environment(),
        stage.log("python"),
        python.toString(),
        stage.root().resolve("bench/rivals/validate.py").toString(),
        schemas(),
        repository.toString());
  }

  private String schemas() {
    return stage.root().resolve("schema/v1").toString();
  }

  private boolean isOnPath(String command) {
    return java.util.Arrays.stream(stage.environment().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }
}
