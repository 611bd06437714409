package io.github.proxmoxctl.language.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files of {@code schema/v1}, as they are packed into the jar. */
public final class SchemaFiles {

  /** What the kinds share, and what chooses among them. */
  public static final String COMMON = "common";

  public static final String DOCUMENT = "document";

  private static final String FOLDER = "/io/github/proxmoxctl/schema/v1/";

  private SchemaFiles() {}

  /** {@code server.schema.json}. */
  public static String fileName(String name) {
    return name + ".schema.json";
  }

  /**
   * A file's text.
   *
   * @param name a kind in lower case, {@link #COMMON} or {@link #DOCUMENT}
   */
  public static String text(String name) {
    String file = FOLDER + fileName(name);
    try (InputStream stream = SchemaFiles.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("the schema " + file + " is not in the jar");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
