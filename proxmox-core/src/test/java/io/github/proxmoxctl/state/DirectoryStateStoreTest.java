package io.github.proxmoxctl.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.workspace.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStateStoreTest {

  private static final RootName ROOT = new RootName("shop", "r01");

  @TempDir Path folder;

  private DirectoryStateStore store;

  @BeforeEach
  void open() {
    store = new DirectoryStateStore(PrivateFolder.durable(folder), Clock.systemUTC());
  }

  @Test
  void hasNothingAtFirst() {
    assertThat(store.head(ROOT)).isEmpty();
    assertThat(store.versions(ROOT)).isEmpty();
    assertThat(store.roots()).isEmpty();
    assertThat(store.dirty(ROOT)).isEmpty();
  }

  @Test
  void givesBackWhatWasWrittenAndAllVersionsNewestFirst() {
    write(1, 1);
    var second = write(2, 5);

    assertThat(store.head(ROOT)).contains(second);
    assertThat(store.content(ROOT, second))
        .hasValueSatisfying(content -> assertThat(content).isEqualTo(States.of(2, 5)));
    assertThat(store.versions(ROOT))
        .extracting(version -> version.header().serial())
        .containsExactly(2L, 1L);
    assertThat(store.roots()).containsExactly(ROOT);
  }

  @Test
  void keepsTheLastTwentyVersions() {
    for (int serial = 1; serial <= 25; serial++) {
      write(serial, 1);
    }
    assertThat(store.versions(ROOT))
        .hasSize(20)
        .extracting(version -> version.header().serial())
        .startsWith(25L)
        .endsWith(6L);
  }

  @Test
  void listsNoVersionWhoseContentIsNotWhatItsNameSays() throws IOException {
    write(1, 1);
    var second = write(2, 5);
    Files.write(file(second), States.of(2, 4));
    assertThat(store.versions(ROOT))
        .extracting(version -> version.header().serial())
        .containsExactly(1L);
  }

  @Test
  void isPrivate() throws IOException {
    store.markDirty(ROOT, new DirtyMark("why", java.time.Instant.EPOCH), States.of(3, 1));
    write(1, 1);
    try (var paths = Files.walk(folder.resolve("state"))) {
      for (var path : (Iterable<Path>) paths::iterator) {
        var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        assertThat(mode)
            .as(path.toString())
            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
      }
    }
  }

  @Test
  void remembersThatAStateWasNotStored() {
    var mark = new DirtyMark("disk full", java.time.Instant.parse("2026-11-23T12:00:00Z"));
    store.markDirty(ROOT, mark, States.of(3, 1));
    assertThat(store.dirty(ROOT)).contains(mark);
    assertThat(store.refused(ROOT))
        .hasValueSatisfying(content -> assertThat(content).isEqualTo(States.of(3, 1)));

    store.clearDirty(ROOT);
    assertThat(store.dirty(ROOT)).isEmpty();
    assertThat(store.refused(ROOT)).isEmpty();
    assertThat(folder.resolve("state/shop/r01/last-refused.tfstate"))
        .hasBinaryContent(States.of(3, 1));
  }

  @Test
  void doesNotDependOnTheLocale() {
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      var version = write(7, 1);
      assertThat(file(version)).exists();
      assertThat(store.versions(ROOT))
          .extracting(StateVersion::sha256)
          .containsExactly(version.sha256());
    } finally {
      Locale.setDefault(before);
    }
  }

  private StateVersion write(long serial, int instances) {
    var content = States.of(serial, instances);
    return store.write(ROOT, States.header(content), content);
  }

  private Path file(StateVersion version) {
    var serial = "0".repeat(10) + version.header().serial();
    return folder
        .resolve("state/shop/r01/versions")
        .resolve(
            serial.substring(serial.length() - 10)
                + "-"
                + version.sha256().substring(0, 16)
                + ".tfstate");
  }
}
