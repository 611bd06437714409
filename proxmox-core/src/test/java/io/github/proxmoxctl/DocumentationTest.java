package io.github.proxmoxctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation points to is there. */
class DocumentationTest {

  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("^[a-z]+:.*");
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`");

  static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(PROJECT);
        Stream<Path> docs = Files.walk(PROJECT.resolve("docs"))) {
      return Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  @Test
  void theDocumentsAreFound() throws IOException {
    assertThat(documents())
        .contains(PROJECT.resolve("README.md"), PROJECT.resolve("docs/goals.md"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyRelativeLinkResolves(Path document) throws IOException {
    assertThat(broken(document, Files.readString(document))).isEmpty();
  }

  @Test
  void aBrokenLinkIsFound() {
    Path readme = PROJECT.resolve("README.md");
    assertThat(broken(readme, "[a](docs/goals.md) [b](docs/goals.md#plan) [c](https://a.org/x)"))
        .isEmpty();
    assertThat(broken(readme, "[a](docs/no.md) [b](docs/goals.md#no) [c](#no) `[d](no)`"))
        .containsExactly("docs/no.md", "docs/goals.md#no", "#no");
  }

  @ParameterizedTest
  @EnumSource
  void everyOutcomeIsDocumented(Outcome outcome) throws IOException {
    String word = outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    assertThat(Files.readString(PROJECT.resolve("docs/results.md")))
        .contains("| `%s` | %d |".formatted(word, outcome.exitCode()));
    assertThat(Files.readString(PROJECT.resolve("docs/goals.md")))
        .containsPattern("(?m)^\\| (\\d+, )?%d(, \\d+)? \\|".formatted(outcome.exitCode()));
  }

  private static List<String> broken(Path document, String text) {
    List<String> broken = new ArrayList<>();
    Matcher links = LINK.matcher(CODE.matcher(text).replaceAll(""));
    while (links.find()) {
      String target = links.group(1);
      if (!ELSEWHERE.matcher(target).matches() && !resolves(document, text, target)) {
        broken.add(target);
      }
    }
    return broken;
  }

  private static boolean resolves(Path document, String text, String target) {
    int hash = target.indexOf('#');
    String path = hash < 0 ? target : target.substring(0, hash);
    Path file = path.isEmpty() ? document : document.resolveSibling(path).normalize();
    // what lies outside is not there for who reads it on the forge
    if (!file.startsWith(PROJECT) || !Files.exists(file)) {
      return false;
    }
    return hash < 0
        || anchors(path.isEmpty() ? text : read(file)).contains(target.substring(hash + 1));
  }

  /** The anchors that a forge gives to headings. */
  private static Set<String> anchors(String text) {
    return text.lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ *", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
