package io.github.proxmoxctl.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An infrastructure repo for a test, beginning with the valid one in {@code language/base}. */
public record TestRepository(Path root) {

  private static final Path BASE = Path.of("src", "test", "resources", "language", "base");

  public static TestRepository base(Path root) throws IOException {
    return new TestRepository(root).copy(BASE);
  }

  /** All files of a folder over what is there. */
  public TestRepository copy(Path from) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(from)) {
      files = found.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      write(from.relativize(file).toString(), Files.readAllBytes(file));
    }
    return this;
  }

  public TestRepository write(String file, String text) throws IOException {
    return write(file, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  public TestRepository write(String file, byte[] bytes) throws IOException {
    Path target = root.resolve(file);
    Files.createDirectories(target.getParent());
    Files.write(target, bytes);
    return this;
  }

  public static String server(String metadata, String spec) {
    return "apiVersion: proxmoxctl/v1\nkind: Server\nmetadata: " + metadata + "\nspec:\n" + spec;
  }
}
