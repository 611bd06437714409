package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLinesTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Session session =
      new Session(Map.of(), new PrintWriter(out), new PrintWriter(err), false);

  @ParameterizedTest
  @ValueSource(strings = {"validate", "plan", "apply", "configure"})
  void aTypedGoalIsSetUpAloneAndIsTheSame(String goal) {
    CommandLine all = CommandLines.all(session);
    CommandLine only = CommandLines.of(session, goal, "--help");

    assertThat(only.getSubcommands()).containsOnlyKeys(goal);
    assertThat(only.execute(goal, "--help")).isZero();
    assertThat(out.toString())
        .isEqualTo(Objects.requireNonNull(all.getSubcommands().get(goal)).getUsageMessage())
        .startsWith("Usage: proxmoxctl " + goal);
  }

  @Test
  void anythingElseKnowsAllCommands() {
    assertThat(CommandLines.of(session).getSubcommands())
        .containsKeys(
            "validate",
            "plan",
            "apply",
            "configure",
            "lab",
            "state",
            "help",
            "generate-completion");
    assertThat(CommandLines.of(session, "lab", "plan").getSubcommands()).containsKey("state");
    assertThat(CommandLines.of(session, "plann").execute("plann")).isEqualTo(64);
    assertThat(err.toString()).contains("Unmatched argument", "plan");
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate", "plan", "apply", "configure"})
  void aMistypedOptionOfAGoalIsSaidWithTheWholeName(String goal) {
    assertThat(CommandLines.of(session, goal).execute(goal, "--direktory", "x")).isEqualTo(64);
    assertThat(err.toString())
        .contains("error[usage]", "--directory", "see proxmoxctl " + goal + " --help");
  }
}
