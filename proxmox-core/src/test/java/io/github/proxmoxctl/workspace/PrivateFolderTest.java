package io.github.proxmoxctl.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateFolderTest {

  @TempDir Path root;

  @Test
  void makesPrivateFoldersAndFiles() throws IOException {
    var folder = PrivateFolder.disposable(root.resolve("a repo with spaces"));
    folder.write("roots/shop/main.tf", bytes("x"));
    assertThat(mode(folder.path())).isEqualTo("rwx------");
    assertThat(mode(folder.path("roots/shop"))).isEqualTo("rwx------");
    assertThat(mode(folder.path("roots/shop/main.tf"))).isEqualTo("rw-------");
    assertThat(folder.path()).endsWith(Path.of("a repo with spaces/target/proxmox"));
  }

  @Test
  void writesOnlyWhatDiffers() throws IOException {
    var folder = PrivateFolder.disposable(root);
    assertThat(folder.write("a", bytes("one"))).isTrue();
    var old = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    Files.setLastModifiedTime(folder.path("a"), old);

    assertThat(folder.write("a", bytes("one"))).isFalse();
    assertThat(Files.getLastModifiedTime(folder.path("a"))).isEqualTo(old);
    assertThat(folder.lastChange("a")).isEqualTo(old.toInstant());

    assertThat(folder.write("a", bytes("two"))).isTrue();
    assertThat(Files.getLastModifiedTime(folder.path("a"))).isNotEqualTo(old);
    assertThat(folder.read("a"))
        .hasValueSatisfying(content -> assertThat(content).isEqualTo(bytes("two")));
  }

  @Test
  void listsAndRemoves() {
    var folder = PrivateFolder.durable(root.resolve("deep/er"));
    folder.write("b/two", bytes("2"));
    folder.write("b/one", bytes("1"));
    folder.write("c/d/three", bytes("3"));
    assertThat(folder.folders("")).containsExactly("b", "c");
    assertThat(folder.files("b")).containsExactly("one", "two");
    assertThat(folder.files("none")).isEmpty();
    folder.delete("b/one");
    folder.delete("b/none");
    assertThat(folder.files("b")).containsExactly("two");
    assertThat(folder.exists("b/one")).isFalse();
    assertThat(folder.read("b/one")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "../x", "/etc/passwd", "a/../../x", "a/.."})
  void namesNothingOutside(String name) {
    var folder = PrivateFolder.disposable(root);
    assertThatThrownBy(() -> folder.write(name, bytes("x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writesThroughNoLink() throws IOException {
    var outside = Files.createDirectory(root.resolve("outside"));
    var folder = PrivateFolder.durable(root.resolve("own"));
    Files.createSymbolicLink(folder.path("link"), outside);

    assertThatThrownBy(() -> folder.write("link/file", bytes("x")))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("symbolic link");
    assertThat(outside).isEmptyDirectory();

    var target = Files.writeString(outside.resolve("target"), "before");
    Files.createSymbolicLink(folder.path("file"), target);
    assertThatThrownBy(() -> folder.read("file")).isInstanceOf(DiagnosticException.class);
    folder.write("file", bytes("mine"));
    assertThat(target).hasContent("before");
    assertThat(folder.path("file")).isRegularFile().hasContent("mine");
  }

  @Test
  void makesNothingBehindALinkNamedTarget() throws IOException {
    var elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    Files.createSymbolicLink(root.resolve("target"), elsewhere);
    assertThatThrownBy(() -> PrivateFolder.disposable(root))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("target");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void saysWhatIsInTheWay() throws IOException {
    Files.writeString(root.resolve("target"), "a file");
    var e = catchThrowableOfType(DiagnosticException.class, () -> PrivateFolder.disposable(root));
    assertThat(e.diagnostics().get(0).remedy()).contains("move it away");
  }

  @Test
  void saysWhatToDoWithoutPermission() {
    var problem =
        Problems.cannotWrite(root.resolve("a"), new AccessDeniedException("a"))
            .diagnostics()
            .get(0);
    assertThat(problem.summary())
        .isEqualTo("cannot write " + root.resolve("a") + ": permission denied");
    assertThat(problem.remedy()).contains("give this user access to " + root);
  }

  @Test
  void appendsLinesThatStay() {
    var folder = PrivateFolder.durable(root);
    try (var log = folder.log("journal/a.jsonl")) {
      log.append("one");
      assertThat(folder.path("journal/a.jsonl")).hasContent("one\n");
    }
    try (var log = folder.log("journal/a.jsonl")) {
      log.append("zwei é");
    }
    assertThat(folder.path("journal/a.jsonl")).hasContent("one\nzwei é\n");
  }

  @Test
  void givesTheMutexToOneThreadAtATimeAndNests() throws Exception {
    var mutex = new FileMutex(root.resolve("mutex"));
    var inside = new ArrayList<String>();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 8; i++) {
      var thread =
          new Thread(
              () -> {
                var outer = mutex.acquire();
                var inner = new FileMutex(root.resolve("mutex")).acquire();
                inside.add("in");
                LockSupport.parkNanos(1_000_000);
                inside.add("out");
                inner.close();
                outer.close();
              });
      threads.add(thread);
      thread.start();
    }
    for (var thread : threads) {
      thread.join();
    }
    assertThat(inside).hasSize(16);
    for (int i = 0; i < 16; i += 2) {
      assertThat(inside.subList(i, i + 2)).isEqualTo(List.of("in", "out"));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
