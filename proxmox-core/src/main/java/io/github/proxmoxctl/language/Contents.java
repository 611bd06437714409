package io.github.proxmoxctl.language;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.language.tree.FileText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The bytes of a file, no more of them than a file may hold. */
final class Contents {

  private final String file;
  private final byte[] bytes;
  private final @Nullable Diagnostic problem;

  private Contents(String file, byte[] bytes, @Nullable Diagnostic problem) {
    this.file = file;
    this.bytes = bytes;
    this.problem = problem;
  }

  /**
   * @param file path relative to the infrastructure root, for what is wrong with it
   */
  static Contents of(String file, Path path) {
    // one byte more than allowed tells a file that is too large without reading all of it
    try (InputStream stream = Files.newInputStream(path)) {
      byte[] bytes = stream.readNBytes(FileText.LARGEST + 1);
      return bytes.length > FileText.LARGEST
          ? new Contents(file, new byte[0], FileText.tooLarge(file, Files.size(path)))
          : new Contents(file, bytes, null);
    } catch (IOException e) {
      return new Contents(file, new byte[0], SourceFiles.unreadable(file, e));
    }
  }

  String file() {
    return file;
  }

  /** None when there is a {@link #problem}. */
  ByteBuffer bytes() {
    return ByteBuffer.wrap(bytes);
  }

  /** Why there are none; null when all are there. */
  @Nullable Diagnostic problem() {
    return problem;
  }

  /** As text that is known to be without fault. */
  String knownText() {
    return FileText.withoutMark(new String(bytes, StandardCharsets.UTF_8));
  }

  FileText text() {
    return problem == null ? FileText.of(file, bytes) : new FileText("", problem);
  }
}
