package io.github.proxmoxctl.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.cli.CommandLineTwin;
import io.github.proxmoxctl.cli.CommandLineTwin.Understood;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Mojo and command of one goal are twins: the same options by the same names, equal requests. */
class ParityTest {

  /** The goals that both front ends have. */
  enum Goal {
    VALIDATE,
    PLAN,
    APPLY,
    CONFIGURE,
    REGISTER_MONITORING,
    DEPLOY,
    STATUS,
    DRIFT;

    String title() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Understood maven(Configured configured) {
      return switch (this) {
        case VALIDATE -> {
          ValidateMojo mojo = configured.mojo(new ValidateMojo());
          yield understood(mojo, mojo.request());
        }
        case PLAN -> {
          PlanMojo mojo = configured.mojo(new PlanMojo());
          yield understood(mojo, mojo.request());
        }
        case APPLY -> {
          ApplyMojo mojo = configured.mojo(new ApplyMojo());
          yield understood(mojo, mojo.request());
        }
        case CONFIGURE -> {
          ConfigureMojo mojo = configured.mojo(new ConfigureMojo());
          yield understood(mojo, mojo.request());
        }
        case REGISTER_MONITORING -> {
          RegisterMonitoringMojo mojo = configured.mojo(new RegisterMonitoringMojo());
          yield understood(mojo, mojo.request());
        }
        case DEPLOY -> {
          DeployMojo mojo = configured.mojo(new DeployMojo());
          yield understood(mojo, mojo.request());
        }
        case DRIFT -> {
          DriftMojo mojo = configured.mojo(new DriftMojo());
          yield understood(mojo, mojo.request());
        }
        case STATUS -> {
          StatusMojo mojo = configured.mojo(new StatusMojo());
          yield understood(mojo, mojo.request());
        }
      };
    }

    /** The options that are no part of a request: how the result is presented. */
    private static Understood understood(AbstractProxmoxMojo mojo, Object request) {
      return new Understood(
          request,
          Map.of(
              "--output", ParameterText.output(mojo.output, mojo.formats()).name(),
              "--color", ParameterText.color(mojo.color).name()));
    }
  }

  /** A value of each option that is not its default; an option without a row here fails. */
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("--directory", "/srv/infra"),
          Map.entry("--output", "markdown"),
          Map.entry("--color", "never"),
          Map.entry("--stack", "shop,erp"),
          Map.entry("--explain", "web-1"),
          Map.entry("--detailed-exitcode", "true"),
          Map.entry("--approve", "7a41c90d55e2"),
          Map.entry("--lock-timeout", "5m"),
          Map.entry("--all", "true"),
          Map.entry("--limit", "web-1,web-2"),
          Map.entry("--forks", "50"),
          Map.entry("--repin", "web-1"),
          Map.entry("--boot-timeout", "90s"),
          Map.entry("--verify-timeout", "2m"),
          Map.entry("--comment", "true"),
          Map.entry("--request", "12"),
          Map.entry("--commit", "3f9c2e1b7d5a4c8e9f0a1b2c3d4e5f6a7b8c9d0e"));

  /** What only one front end can mean: Maven leaves out goals, a command is just not typed. */
  private static boolean isMavensOwn(String property) {
    return property.endsWith(".skip");
  }

  private static final Path HERE = Path.of("").toAbsolutePath();

  /** {@code --lock-timeout} is {@code proxmox.lockTimeout}. */
  private static String property(String option) {
    return "proxmox."
        + Pattern.compile("-(.)")
            .matcher(option.substring(2))
            .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
  }

  private static String value(String option) {
    return Objects.requireNonNull(VALUES.get(option), "no value to try " + option + " with");
  }

  private static String argument(String option) {
    return option + "=" + value(option);
  }

  @Test
  void bothHaveTheSameGoals() {
    List<String> both = Stream.of(Goal.values()).map(Goal::title).toList();
    List<String> mojos =
        new ArrayList<>(Descriptor.read().getMojos().stream().map(mojo -> mojo.getGoal()).toList());
    mojos.remove("help");
    assertThat(mojos).containsExactlyInAnyOrderElementsOf(both);
    assertThat(CommandLineTwin.commands())
        .containsAll(both)
        .filteredOn(command -> !both.contains(command))
        .as("commands for one's own machine; a goal belongs into Goal and gets a Mojo")
        .containsExactlyInAnyOrder("lab", "state", "schema", "help", "generate-completion");
  }

  @ParameterizedTest
  @EnumSource(Goal.class)
  void everyOptionIsOnBothSidesByMechanicalNames(Goal goal) {
    List<String> properties =
        Descriptor.settings(goal.title()).keySet().stream()
            .filter(property -> !isMavensOwn(property))
            .toList();
    assertThat(CommandLineTwin.options(goal.title()).keySet().stream().map(ParityTest::property))
        .containsExactlyInAnyOrderElementsOf(properties);
  }

  @ParameterizedTest
  @EnumSource(Goal.class)
  void everyOptionFallsBackToTheSameVariable(Goal goal) {
    CommandLineTwin.options(goal.title())
        .forEach(
            (option, variable) ->
                assertThat(Descriptor.settings(goal.title()).get(property(option)))
                    .as(option)
                    .extracting(Descriptor.Setting::defaultValue)
                    .isEqualTo("${env." + variable + "}"));
  }

  static Stream<Arguments> inputs() {
    return Stream.of(Goal.values()).flatMap(ParityTest::inputs);
  }

  /** Nothing, each option alone, and all together. */
  private static Stream<Arguments> inputs(Goal goal) {
    List<String> options = List.copyOf(CommandLineTwin.options(goal.title()).keySet());
    List<List<String>> inputs = new ArrayList<>();
    inputs.add(List.of());
    options.forEach(option -> inputs.add(List.of(option)));
    inputs.add(options);
    return inputs.stream().map(input -> Arguments.of(goal, input));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void equalInputMakesEqualRequests(Goal goal, List<String> options) {
    Map<String, String> user =
        options.stream().collect(Collectors.toMap(ParityTest::property, ParityTest::value));
    Understood cli =
        CommandLineTwin.understand(
            Map.of(),
            Stream.concat(Stream.of(goal.title()), options.stream().map(ParityTest::argument))
                .toArray(String[]::new));
    assertEqual(goal.maven(Configured.in(HERE).user(user)), cli);
    assertEqual(goal.maven(Configured.in(HERE).withoutPom().user(user)), cli);
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void equalEnvironmentsMakeEqualRequests(Goal goal, List<String> options) {
    Map<String, String> variables = new HashMap<>();
    options.forEach(
        option ->
            variables.put(
                Objects.requireNonNull(CommandLineTwin.options(goal.title()).get(option)),
                value(option)));
    assertEqual(
        goal.maven(Configured.in(HERE).environment(variables)),
        CommandLineTwin.understand(variables, goal.title()));
  }

  private static void assertEqual(Understood maven, Understood cli) {
    assertThat(maven.request()).isEqualTo(cli.request());
    assertThat(maven.values())
        .allSatisfy(
            (option, value) -> assertThat(cli.values().get(option)).hasToString((String) value));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void everyValueThatIsTriedMakesADifference(Goal goal, List<String> options) {
    if (!options.isEmpty()) {
      Map<String, String> user =
          options.stream().collect(Collectors.toMap(ParityTest::property, ParityTest::value));
      assertThat(goal.maven(Configured.in(HERE).user(user)))
          .isNotEqualTo(goal.maven(Configured.in(HERE)));
    }
  }

  @ParameterizedTest
  @MethodSource
  void bothRefuseTheSameValues(Goal goal, String option, String value) {
    assertThatThrownBy(
            () -> CommandLineTwin.understand(Map.of(), goal.title(), option + "=" + value))
        .isInstanceOf(CommandLine.ParameterException.class);
    assertThatThrownBy(() -> goal.maven(Configured.in(HERE).user(Map.of(property(option), value))))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining(property(option))
        .hasMessageContaining(value);
  }

  static Stream<Arguments> bothRefuseTheSameValues() {
    return Stream.of(
        Arguments.of(Goal.APPLY, "--lock-timeout", "soon"),
        Arguments.of(Goal.APPLY, "--lock-timeout", "-5m"),
        Arguments.of(Goal.REGISTER_MONITORING, "--verify-timeout", "soon"),
        Arguments.of(Goal.CONFIGURE, "--boot-timeout", "soon"),
        Arguments.of(Goal.CONFIGURE, "--forks", "0"),
        Arguments.of(Goal.CONFIGURE, "--forks", "many"),
        Arguments.of(Goal.PLAN, "--request", "#12"),
        Arguments.of(Goal.VALIDATE, "--output", "yaml"),
        Arguments.of(Goal.PLAN, "--output", "sarif"),
        Arguments.of(Goal.PLAN, "--color", "pink"));
  }
}
