package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The command lines in the workflows that we ship can be read. */
class SampleCommandsTest {

  private static final Path WORKFLOWS = Path.of("..", "sample-infra-repo", ".github", "workflows");
  private static final Pattern RUN = Pattern.compile("run: proxmoxctl (.*)");

  static List<String> commands() throws IOException {
    try (Stream<Path> files = Files.list(WORKFLOWS)) {
      return files.sorted().flatMap(SampleCommandsTest::commandsIn).toList();
    }
  }

  private static Stream<String> commandsIn(Path file) {
    try {
      return RUN.matcher(Files.readString(file)).results().map((MatchResult m) -> m.group(1));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void theyAreFound() throws IOException {
    assertThat(commands()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandCanBeRead(String command) {
    String[] arguments =
        command
            .replace("${STACK:+\"--stack=$STACK\"}", "--stack=shop")
            .replace("\"--approve=$DIGEST\"", "--approve=7a41c90d55e2")
            .split(" ");
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    CommandLine line = CommandLines.of(new Session(Map.of(), nowhere, nowhere, false), arguments);

    assertThat(line.parseArgs(arguments).subcommand().matchedOptions()).isNotEmpty();
  }
}
