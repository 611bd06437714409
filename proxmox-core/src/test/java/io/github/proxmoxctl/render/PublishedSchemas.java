package io.github.proxmoxctl.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONObject;
import org.xml.sax.SAXException;

/** The schemas of others that our reports keep to; {@code tools/report-schemas} fetches them. */
final class PublishedSchemas {

  private PublishedSchemas() {}

  /** What the schema of SARIF 2.1.0 finds wrong. */
  static List<String> violationsOfSarif(String log) {
    Schema schema = SchemaLoader.load(new JSONObject(text("sarif-2.1.0.json")));
    try {
      schema.validate(new JSONObject(log));
      return List.of();
    } catch (ValidationException e) {
      return e.getAllMessages();
    }
  }

  /** What the schema of Jenkins finds wrong with a JUnit report. */
  static List<String> violationsOfJunit(String xml) {
    try {
      SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory
          .newSchema(new StreamSource(new StringReader(text("jenkins-junit.xsd"))))
          .newValidator()
          .validate(new StreamSource(new StringReader(xml)));
      return List.of();
    } catch (SAXException e) {
      return List.of(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String name) {
    Path file = cache().resolve("report-schemas").resolve(name);
    assertThat(file).as("a schema is missing: run tools/setup --test").isRegularFile();
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path cache() {
    Map<String, String> environment = System.getenv();
    String own = environment.getOrDefault("PROXMOXCTL_CACHE", "");
    if (!own.isBlank()) {
      return Path.of(own);
    }
    String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path folder =
        shared.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(shared);
    return folder.resolve("proxmoxctl");
  }
}
