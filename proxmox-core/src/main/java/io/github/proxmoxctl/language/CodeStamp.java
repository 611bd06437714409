package io.github.proxmoxctl.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.jar.JarFile;

/** Tells builds of this code apart, whatever version they call themselves. */
final class CodeStamp {

  private CodeStamp() {}

  /**
   * Made of the checksums that the jar has of its files; empty when the code is in no jar, as in
   * the middle of its build.
   */
  static Optional<String> current() {
    CodeSource source = CodeStamp.class.getProtectionDomain().getCodeSource();
    try {
      return source == null ? Optional.empty() : of(Path.of(source.getLocation().toURI()));
    } catch (IOException | URISyntaxException | UncheckedIOException | SecurityException e) {
      return Optional.empty();
    }
  }

  static Optional<String> of(Path jar) throws IOException {
    if (!Files.isRegularFile(jar)) {
      return Optional.empty();
    }
    var lines = new StringBuilder();
    try (JarFile file = new JarFile(jar.toFile())) {
      file.stream()
          .forEach(e -> lines.append(e.getName()).append(' ').append(e.getCrc()).append('\n'));
    }
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Optional.of(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
