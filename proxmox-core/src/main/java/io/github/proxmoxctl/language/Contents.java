package io.github.proxmoxctl.language;

import io.github.proxmoxctl.language.tree.FileText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a file, no more of them than a file may hold. */
final class Contents {

  private Contents() {}

  /**
   * @param file path relative to the infrastructure root, for what is wrong with it
   */
  static FileText of(String file, Path path) {
    // one byte more than allowed tells a file that is too large without reading all of it
    try (InputStream stream = Files.newInputStream(path)) {
      byte[] bytes = stream.readNBytes(FileText.LARGEST + 1);
      return bytes.length > FileText.LARGEST
          ? new FileText("", FileText.tooLarge(file, Files.size(path)))
          : FileText.of(file, bytes);
    } catch (IOException e) {
      return new FileText("", SourceFiles.unreadable(file, e));
    }
  }
}
