package io.github.proxmoxctl.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolatileFolderTest {

  @TempDir private Path base;

  @Test
  void isPrivateAndGoneAtTheEnd() throws IOException {
    Path target = Files.createDirectories(base.resolve("elsewhere"));
    Files.writeString(target.resolve("kept"), "x");
    Path path;
    try (VolatileFolder folder = VolatileFolder.within(base, dead -> {})) {
      path = folder.path();
      folder.write("secret", "hunter22");
      folder.folder("tmp");
      folder.link("content", target);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rwx------");
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(path.resolve("secret"))))
          .isEqualTo("rw-------");
      folder.delete("secret");
      folder.delete("secret");
      assertThat(path.resolve("secret")).doesNotExist();
    }
    assertThat(path).doesNotExist();
    assertThat(target.resolve("kept")).as("what a link leads to").exists();
  }

  @Test
  void whatADeadRunLeftIsRemovedAndWhatLivesStays() throws IOException {
    Path dead = Files.createDirectories(base.resolve("4194999-1-0123abcd/tmp")).getParent();
    Path foreign = Files.createDirectories(base.resolve("something-else"));
    List<Path> told = new ArrayList<>();
    try (VolatileFolder first = VolatileFolder.within(base, told::add);
        VolatileFolder second = VolatileFolder.within(base, told::add)) {
      assertThat(told).containsExactly(dead);
      assertThat(dead).doesNotExist();
      assertThat(foreign).exists();
      assertThat(first.path()).exists().isNotEqualTo(second.path());
    }
  }

  @Test
  void aChosenFolderMustBeClosedToOthers() throws IOException {
    Map<String, String> chosen = Map.of(VolatileFolder.CHOICE, base.toString());
    Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwxr-x---"));
    assertThatThrownBy(() -> VolatileFolder.make(chosen, dead -> {}))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("closed to others");
    Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwx------"));
    try (VolatileFolder folder = VolatileFolder.make(chosen, dead -> {})) {
      assertThat(folder.path()).startsWith(base);
    }
  }
}
