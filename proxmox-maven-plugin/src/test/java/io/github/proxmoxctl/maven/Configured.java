package io.github.proxmoxctl.maven;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.component.configurator.BasicComponentConfigurator;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Mojos with their parameters set by Maven's own code from the built descriptor, so that precedence
 * and conversion are Maven's and not a test's idea of them.
 *
 * @param base the folder of the POM
 * @param hasPom whether there is a POM
 * @param user what {@code -D} gave
 * @param properties the POM's {@code <properties>}
 * @param configuration the POM's {@code <configuration>}
 */
record Configured(
    Path base,
    boolean hasPom,
    Map<String, String> user,
    Map<String, String> properties,
    Map<String, String> configuration,
    Map<String, String> environment) {

  static Configured in(Path base) {
    return new Configured(base, true, Map.of(), Map.of(), Map.of(), Map.of());
  }

  Configured withoutPom() {
    return new Configured(base, false, user, properties, configuration, environment);
  }

  Configured user(Map<String, String> given) {
    return new Configured(base, hasPom, given, properties, configuration, environment);
  }

  Configured properties(Map<String, String> given) {
    return new Configured(base, hasPom, user, given, configuration, environment);
  }

  Configured configuration(Map<String, String> given) {
    return new Configured(base, hasPom, user, properties, given, environment);
  }

  Configured environment(Map<String, String> given) {
    return new Configured(base, hasPom, user, properties, configuration, given);
  }

  <M extends AbstractProxmoxMojo> M mojo(M mojo) {
    try {
      ClassWorld world = new ClassWorld();
      new BasicComponentConfigurator()
          .configureComponent(
              mojo,
              merged(mojo.goal()),
              new PluginParameterExpressionEvaluator(
                  session(), new MojoExecution(Descriptor.goal(mojo.goal()))),
              world.newRealm("plugin", mojo.getClass().getClassLoader()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    mojo.environment = environment;
    return mojo;
  }

  /** The POM's configuration over the descriptor's, as Maven merges them. */
  private PlexusConfiguration merged(String goal) {
    DefaultPlexusConfiguration merged = new DefaultPlexusConfiguration("configuration");
    for (PlexusConfiguration declared :
        Descriptor.goal(goal).getMojoConfiguration().getChildren()) {
      String own = configuration.get(declared.getName());
      PlexusConfiguration child = new DefaultPlexusConfiguration(declared.getName());
      child.setValue(own == null ? declared.getValue(null) : own);
      @Nullable String otherwise = declared.getAttribute("default-value");
      if (otherwise != null) {
        child.setAttribute("default-value", otherwise);
      }
      merged.addChild(child);
    }
    return merged;
  }

  @SuppressWarnings("deprecation") // the constructor that Maven itself calls
  private MavenSession session() {
    Properties system = new Properties();
    environment.forEach((name, value) -> system.setProperty("env." + name, value));
    Properties given = new Properties();
    given.putAll(user);
    MavenExecutionRequest request =
        new DefaultMavenExecutionRequest()
            .setBaseDirectory(base.toFile())
            .setSystemProperties(system)
            .setUserProperties(given)
            .setInteractiveMode(false);
    MavenProject project = new MavenProject();
    project.setExecutionRoot(true);
    project.getProperties().putAll(properties);
    if (hasPom) {
      project.setFile(base.resolve("pom.xml").toFile());
    }
    MavenSession session = new MavenSession(null, null, request, new DefaultMavenExecutionResult());
    session.setCurrentProject(project);
    return session;
  }
}
