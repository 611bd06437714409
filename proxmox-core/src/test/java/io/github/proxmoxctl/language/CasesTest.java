package io.github.proxmoxctl.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.operation.ValidateOperation;
import io.github.proxmoxctl.operation.ValidateRequest;
import io.github.proxmoxctl.operation.ValidateResult;
import io.github.proxmoxctl.render.OutputFormat;
import io.github.proxmoxctl.render.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder of {@code language/cases} is a mistake: its files over those of {@code
 * language/base}, less those named in {@code removed.txt}; {@code expected.txt} is what a person
 * then reads. What cannot be committed is made by {@link GeneratedCases}. With {@code
 * -Dproxmox.test.updateCases=true} the expectations are written anew, to be reviewed like any other
 * change.
 */
class CasesTest {

  private static final Path RESOURCES = Path.of("src", "test", "resources", "language");
  private static final Path CASES = RESOURCES.resolve("cases");
  private static final Map<String, GeneratedCases.Mistake> GENERATED = GeneratedCases.all();

  @TempDir private Path root;

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  static Set<String> generated() {
    return GENERATED.keySet();
  }

  @Test
  void thereAreHundredsOfThem() throws IOException {
    assertThat(cases().count() + GENERATED.size()).isGreaterThanOrEqualTo(300);
    try (Stream<Path> files = Files.list(RESOURCES.resolve("generated"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              GENERATED.keySet().stream().map(name -> name + ".txt").toList());
    }
  }

  @Test
  void baseIsValid() throws IOException {
    TestRepository.base(root);

    assertThat(said()).isEqualTo("No problem in 5 files. Nothing was contacted.\n");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void mistakeIsToldToAPerson(String name) throws IOException {
    Path folder = CASES.resolve(name);
    Path expected = folder.resolve("expected.txt");
    TestRepository.base(root).copy(folder);
    Path removed = folder.resolve("removed.txt");
    if (Files.exists(removed)) {
      for (String file : Files.readAllLines(removed)) {
        Files.delete(root.resolve(file));
      }
    }

    check(expected);
  }

  /** A pipe that was opened, or a bomb that went off, would never end. */
  @ParameterizedTest
  @MethodSource("generated")
  @Timeout(60)
  void attackIsToldToAPerson(String name) throws IOException, InterruptedException {
    TestRepository.base(root);
    Objects.requireNonNull(GENERATED.get(name)).make(root);

    check(RESOURCES.resolve("generated").resolve(name + ".txt"));
  }

  private void check(Path expected) throws IOException {
    String said = said();
    var cache = new MemoryParseCache();
    List<Diagnostic> first = Repository.read(root, null, cache.reading("a build")).diagnostics();
    assertThat(Repository.read(root, null, cache.reading("a build")).diagnostics())
        .isEqualTo(first);

    if (Boolean.getBoolean("proxmox.test.updateCases")) {
      Files.writeString(expected, said);
    }
    assertThat(said).isEqualTo(Files.readString(expected));
    assertThat(said)
        .contains("error[")
        .doesNotContain("Exception", "\tat ", "\u0000", "\u001b", "\u202E")
        .hasSizeLessThan(20_000);
  }

  private String said() {
    ValidateResult result = ValidateOperation.execute(new ValidateRequest(root));
    String problems = result.diagnosticsText(Style.PLAIN);
    String text =
        problems + (problems.isEmpty() ? "" : "\n") + result.output(OutputFormat.TEXT, Style.PLAIN);
    return text.replace(root.toString(), "<root>");
  }
}
