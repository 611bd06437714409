package io.github.proxmoxctl.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.TestMonitoring;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only our files, whole or not at all. */
class MonitoringFoldersTest {

  @TempDir private Path root;
  private MonitoringFolders folders;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(root.resolve("targets/node"));
    Files.createDirectories(root.resolve("rules"));
    folders =
        MonitoringFolders.of(
            TestMonitoring.at(
                URI.create("http://127.0.0.1:1"),
                root.resolve("targets"),
                root.resolve("rules"),
                1,
                null));
  }

  @Test
  void aFileReplacesAnotherAndAllMayReadIt() throws IOException {
    folders.put("targets/node/acme.shop.json", "[1]");
    folders.put("targets/node/acme.shop.json", "[2]");
    Path file = root.resolve("targets/node/acme.shop.json");
    assertThat(file).hasContent("[2]");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r--r--");
    try (Stream<Path> left = Files.list(file.getParent())) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void targetsAreEmptiedAndRulesAreRemoved() {
    folders.put("targets/node/acme.shop.json", "[1]");
    folders.put("rules/acme.shop.yml", "groups: []");
    assertThat(folders.of("acme", "shop")).hasSize(2);
    folders.put("targets/node/acme.shop.json", null);
    folders.put("rules/acme.shop.yml", null);
    assertThat(root.resolve("targets/node/acme.shop.json")).hasContent("[]\n");
    assertThat(root.resolve("rules/acme.shop.yml")).doesNotExist();
    assertThat(folders.of("acme", "shop")).isEmpty();
  }

  @Test
  void aNewJobGetsAFolderThatPrometheusCanRead() throws IOException {
    folders.put("targets/redis/acme.shop.json", "[]");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(root.resolve("targets/redis"))))
        .isEqualTo("rwxr-xr-x");
  }

  @Test
  void filesOfOthersAreNotSeenAsOurs() throws IOException {
    Files.writeString(root.resolve("targets/node/hand.json"), "[]");
    Files.writeString(root.resolve("targets/node/acme.shop2.json"), "[]");
    Files.writeString(root.resolve("rules/acme.yml"), "");
    assertThat(folders.of("acme", "shop")).isEmpty();
    assertThat(folders.allTargets()).containsOnlyKeys("node/hand.json", "node/acme.shop2.json");
  }

  @Test
  void aFolderThatIsMissingIsSaidAndNotMade() {
    assertThatThrownBy(
            () ->
                MonitoringFolders.of(
                    TestMonitoring.at(
                        URI.create("http://127.0.0.1:1"),
                        root.resolve("nowhere"),
                        root.resolve("rules"),
                        1,
                        null)))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("folder of targets");
    assertThat(root.resolve("nowhere")).doesNotExist();
  }

  @Test
  void noNameLeadsOutOfTheFolders() {
    assertThatThrownBy(() -> folders.put("targets/../../etc/passwd", "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
