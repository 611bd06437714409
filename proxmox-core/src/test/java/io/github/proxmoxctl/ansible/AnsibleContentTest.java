package io.github.proxmoxctl.ansible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnsibleContentTest {

  @TempDir private Path root;

  private Path write(String file, String text) throws IOException {
    Path path = root.resolve("repo").resolve("ansible").resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  private AnsibleContent content() {
    return AnsibleContent.of(root.resolve("repo"));
  }

  @Test
  void whatIsPackedHasThePlaybookAndEveryRole() {
    assertThat(content().digestsByRole().keySet())
        .containsExactlyInAnyOrder("base", "db", "node_exporter", "was", "web");
    Path folder = root.resolve("unpacked");
    content().unpack(folder);
    assertThat(folder.resolve("site.yml")).isRegularFile();
    assertThat(folder.resolve("callback_plugins/proxmoxctl_events.py")).isRegularFile();
    assertThat(folder.resolve("roles/web/tasks/main.yml")).isRegularFile();
    assertThat(folder.resolve("tests")).doesNotExist();
  }

  @Test
  void aChangeOfARoleIsAChangeOfThatRoleAndOfThoseThatNameIt() throws IOException {
    write("roles/java/tasks/main.yml", "- debug: {msg: one}\n");
    write("roles/java/files/run", "#!/bin/sh\n");
    write("roles/shop/meta/main.yml", "dependencies:\n  - role: java\n");
    write("roles/other/tasks/main.yml", "- debug: {msg: java_version}\n");
    var before = content().digestsByRole();

    write("roles/java/tasks/main.yml", "- debug: {msg: two}\n");
    var after = content().digestsByRole();
    assertThat(after.get("java")).isNotEqualTo(before.get("java"));
    assertThat(after.get("shop")).isNotEqualTo(before.get("shop"));
    assertThat(after.get("other")).isEqualTo(before.get("other"));
    assertThat(after.get("web")).isEqualTo(before.get("web"));

    Files.setPosixFilePermissions(
        root.resolve("repo/ansible/roles/java/files/run"),
        PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(content().digestsByRole().get("java")).isNotEqualTo(after.get("java"));
    Path folder = root.resolve("unpacked");
    content().unpack(folder);
    assertThat(Files.isExecutable(folder.resolve("roles/java/files/run"))).isTrue();
    assertThat(Files.isExecutable(folder.resolve("roles/java/tasks/main.yml"))).isFalse();
  }

  @Test
  void whatARunLeavesIsNoPartOfIt() throws IOException {
    write("roles/shop/library/own.py", "pass\n");
    var before = content().digestsByRole();
    write("roles/shop/library/__pycache__/own.cpython-311.pyc", "x");
    assertThat(content().digestsByRole()).isEqualTo(before);
  }

  @Test
  void collectionsAreKnownByTheirRequirements() throws IOException {
    assertThat(content().requirementsDigest()).isEmpty();
    write("requirements.yml", "collections: []\n");
    assertThat(content().requirementsDigest()).isPresent();
  }

  @Test
  void aRoleWithTheNameOfOneOfOursIsRefused() throws IOException {
    write("roles/web/tasks/main.yml", "[]\n");
    assertThatThrownBy(this::content)
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining(
            "ansible/roles/web has the name of a role that comes with proxmoxctl");
  }

  @Test
  void aLinkIsRefused() throws IOException {
    write("roles/shop/tasks/main.yml", "[]\n");
    Files.createSymbolicLink(root.resolve("repo/ansible/roles/shop/files"), Path.of("/etc"));
    assertThatThrownBy(this::content)
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("symbolic link");
  }

  @Test
  void whatChangesBetweenDigestAndUseIsRefused() throws IOException {
    write("roles/shop/tasks/main.yml", "[]\n");
    AnsibleContent content = content();
    write("roles/shop/tasks/main.yml", "- debug:\n");
    assertThatThrownBy(() -> content.unpack(root.resolve("unpacked")))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("changed during the run");
  }
}
