package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What lies in {@code lib/} decides how fast every command starts. */
class DistributionIT {

  private static final Path LIBRARIES = Path.of("target/proxmoxctl/lib");

  @Test
  void noJarIsSignedSoThatAnArchiveOfClassesCanHoldAll() throws IOException {
    List<Path> jars;
    try (var files = Files.list(LIBRARIES)) {
      jars = files.toList();
    }
    assertThat(jars).hasSizeGreaterThan(10);
    for (Path file : jars) {
      try (JarFile jar = new JarFile(file.toFile())) {
        assertThat(jar.stream().map(entry -> entry.getName()))
            .as("%s", file)
            .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)"));
        assertThat(jar.getManifest().getEntries().values())
            .as("%s", file)
            .allMatch(
                entry -> entry.keySet().stream().noneMatch(k -> k.toString().contains("Digest")));
      }
    }
  }

  @Test
  void jgitIsWholeButForThat() throws IOException {
    try (JarFile jgit = new JarFile(LIBRARIES.resolve("org.eclipse.jgit.jar").toFile());
        JarFile ssh = new JarFile(LIBRARIES.resolve("org.eclipse.jgit.ssh.apache.jar").toFile())) {
      assertThat(jgit.getManifest().getMainAttributes())
          .extractingByKey(Attributes.Name.IMPLEMENTATION_VERSION)
          .asString()
          .matches("\\d+\\.\\d+\\.\\d+\\.\\d+-r");
      assertThat(jgit.getEntry("org/eclipse/jgit/internal/JGitText.properties")).isNotNull();
      assertThat(jgit.getEntry("about.html")).as("its licence").isNotNull();
      assertThat(ssh.getEntry("META-INF/services/org.eclipse.jgit.transport.SshSessionFactory"))
          .isNotNull();
    }
  }
}
