package io.github.proxmoxctl.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeStampTest {

  @TempDir private Path folder;

  @Test
  void oneByteMakesAnotherBuild() throws IOException {
    assertThat(CodeStamp.of(jar("a", "one")))
        .isPresent()
        .isEqualTo(CodeStamp.of(jar("b", "one")))
        .isNotEqualTo(CodeStamp.of(jar("c", "onf")));
  }

  @Test
  void classesInAFolderChangeUnseen() throws IOException {
    assertThat(CodeStamp.of(folder)).isEmpty();
    assertThat(CodeStamp.current()).isEmpty();
  }

  private Path jar(String name, String content) throws IOException {
    Path jar = folder.resolve(name + ".jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("A.class"));
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }
}
