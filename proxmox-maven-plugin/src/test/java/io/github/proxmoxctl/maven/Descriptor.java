package io.github.proxmoxctl.maven;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfigurationException;

/** The plugin's descriptor as this build made it and as Maven reads it. */
final class Descriptor {

  private Descriptor() {}

  static PluginDescriptor read() {
    try (InputStream stream =
        Objects.requireNonNull(
            ValidateMojo.class.getResourceAsStream("/META-INF/maven/plugin.xml"),
            "maven-plugin-plugin has made no descriptor")) {
      return new PluginDescriptorBuilder()
          .build(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException | PlexusConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  static MojoDescriptor goal(String name) {
    return Objects.requireNonNull(read().getMojo(name), name);
  }

  /**
   * What a person can set: type, {@code -D} property and declared default, by property.
   *
   * @param type the Java class
   * @param name the element in a POM's configuration
   */
  record Setting(String name, String type, String property, String defaultValue) {}

  static SortedMap<String, Setting> settings(String goal) {
    MojoDescriptor mojo = goal(goal);
    SortedMap<String, Setting> settings = new TreeMap<>();
    for (Parameter parameter : mojo.getParameters()) {
      if (parameter.isEditable()) {
        Setting setting = setting(parameter, mojo.getMojoConfiguration());
        settings.put(setting.property(), setting);
      }
    }
    return settings;
  }

  private static Setting setting(Parameter parameter, PlexusConfiguration configuration) {
    PlexusConfiguration declared = configuration.getChild(parameter.getName());
    String expression = Optional.ofNullable(declared.getValue(null)).orElse("");
    return new Setting(
        parameter.getName(),
        parameter.getType(),
        expression.replaceAll("^\\$\\{(.*)}$", "$1"),
        Optional.ofNullable(declared.getAttribute("default-value")).orElse(""));
  }
}
