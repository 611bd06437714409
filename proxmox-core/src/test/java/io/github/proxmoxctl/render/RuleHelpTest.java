package io.github.proxmoxctl.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reports explain every code that {@code validate} can give. */
class RuleHelpTest {

  private static final Path SOURCES = Path.of("src", "main", "java", "io", "github", "proxmoxctl");

  /** The first of several arguments of a call, but for what names the path of a missing field. */
  private static final Pattern CODE =
      Pattern.compile("(?<!require)\\(\\s*\"([a-z][A-Za-z]*\\.(?!ya?ml\")[a-z][A-Za-z]*)\"\\s*,");

  private static Set<String> codes() throws IOException {
    Set<String> codes = new TreeSet<>();
    for (String folder : new String[] {"language", "validation", "operation/ResultFile.java"}) {
      try (Stream<Path> files = Files.walk(SOURCES.resolve(folder))) {
        codes.addAll(
            files
                .filter(Files::isRegularFile)
                .flatMap(RuleHelpTest::codesIn)
                .collect(Collectors.toSet()));
      }
    }
    return codes;
  }

  private static Stream<String> codesIn(Path file) {
    try {
      return CODE.matcher(Files.readString(file)).results().map((MatchResult m) -> m.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyCodeHasItsLineAndEveryLineItsCode() throws IOException {
    Set<String> withoutLine = codes();
    withoutLine.removeAll(RuleHelp.all().keySet());
    Set<String> withoutCode = new TreeSet<>(RuleHelp.all().keySet());
    withoutCode.removeAll(codes());

    assertThat(withoutLine).as("codes without a line in RuleHelp").isEmpty();
    assertThat(withoutCode).as("lines of RuleHelp without a code").isEmpty();
  }

  @Test
  void eachIsASentence() {
    assertThat(RuleHelp.all().values()).allMatch(help -> help.matches("(?s)[A-Z`].*\\."));
    assertThat(RuleHelp.of("terraform.apply")).contains("in the message");
  }
}
