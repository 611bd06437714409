package io.github.proxmoxctl.maven;

import io.github.proxmoxctl.Proxmoxctl;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.operation.GoalResult;
import io.github.proxmoxctl.render.DiagnosticText;
import io.github.proxmoxctl.render.OutputFormat;
import io.github.proxmoxctl.render.Style;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What all goals share: skip, guard, request, operation, presentation, verdict. A goal adds its
 * parameters and its operation.
 *
 * <p>A parameter takes the POM's {@code <configuration>}, else {@code -D}, else the POM's {@code
 * <properties>}, else the environment variable of the same name (all three by Maven itself, the
 * last as the declared default), else what its text says. A blank value is no value.
 */
abstract class AbstractProxmoxMojo extends AbstractMojo {

  /**
   * The infrastructure repo: the folder with {@code proxmox.yaml}. A relative path starts at the
   * folder of the POM. Without it, and without the environment variable: the folder of the POM, and
   * where there is no POM the current one. Example: {@code -Dproxmox.directory=infra}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.directory", defaultValue = "${env.PROXMOXCTL_DIRECTORY}")
  @Nullable File directory;

  /**
   * How the result is written: {@code text}, {@code markdown} or {@code json}; by {@code validate}
   * also {@code sarif} and {@code junit}, which are written to {@code
   * target/proxmox/validate.sarif} and {@code target/proxmox/validate-junit.xml} as well. Without
   * it, and without the environment variable: {@code text}. Tools read {@code
   * target/proxmox/<goal>-result.json} instead, which is always written. Example: {@code
   * -Dproxmox.output=markdown}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.output", defaultValue = "${env.PROXMOXCTL_OUTPUT}")
  @Nullable String output;

  /**
   * When to use colour: {@code auto}, {@code always} or {@code never}. Without it, and without the
   * environment variable: {@code auto}, which means at a terminal, and neither in batch mode nor
   * with {@code NO_COLOR}, {@code CI} or {@code -Dstyle.color=never}. Example: {@code
   * -Dproxmox.color=never}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.color", defaultValue = "${env.PROXMOXCTL_COLOR}")
  @Nullable String color;

  /**
   * Leaves out every goal of this plugin. Example: {@code -Dproxmox.skip}
   *
   * @since 0.1.0
   */
  @Parameter(property = "proxmox.skip", defaultValue = "false")
  boolean skip;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  MavenSession session;

  /** The user's variables; a test gives its own. */
  Map<String, String> environment = System.getenv();

  /** The goal's name, as in {@code proxmox:plan}. */
  abstract String goal();

  /** The formats that this goal can write. */
  Set<OutputFormat> formats() {
    return OutputFormat.ofEveryGoal();
  }

  /** Whether this goal alone is to be left out. */
  abstract boolean isGoalSkipped();

  /**
   * Builds the request and does the goal.
   *
   * @throws DiagnosticException when a parameter cannot be read, or it cannot be done
   */
  abstract GoalResult run();

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip || isGoalSkipped()) {
      getLog().info("proxmox:" + goal() + " is skipped");
    } else if (!project.isExecutionRoot()) {
      // Maven runs an aggregator that is bound to a phase in every module
      getLog().info("proxmox:" + goal() + " runs once, in the project that Maven was started for");
    } else {
      Verdict.of(goal(), present()).deliver();
    }
  }

  private Outcome present() {
    LogPresentation log = new LogPresentation(getLog());
    try {
      OutputFormat format = ParameterText.output(output, formats());
      Style style = ParameterText.color(color).style(session, environment);
      GoalResult result = run();
      log.problems(result.diagnosticsText(style), Verdict.of(goal(), result.outcome()));
      log.output(result.output(format, format == OutputFormat.TEXT ? style : Style.PLAIN), format);
      return result.outcome();
    } catch (DiagnosticException e) {
      log.problems(
          DiagnosticText.render(e.diagnostics(), new Sources(Map.of()), Style.PLAIN),
          Verdict.of(goal(), e.outcome()));
      return e.outcome();
    }
  }

  /** Opens the library for this goal. */
  final Proxmoxctl open() {
    return Proxmoxctl.open(
        environment,
        getLog()::info,
        Person.terminal(session),
        Objects.requireNonNullElse(
            AbstractProxmoxMojo.class.getPackage().getImplementationVersion(), "development"));
  }

  /** The infrastructure repo, absolute. */
  final Path repository() {
    File chosen = directory == null || directory.getPath().isBlank() ? null : directory;
    File base = project.getBasedir();
    String start = base == null ? session.getRequest().getBaseDirectory() : base.getPath();
    return (chosen == null ? Path.of(start) : Path.of(start).resolve(chosen.toPath()))
        .toAbsolutePath()
        .normalize();
  }
}
