package io.github.proxmoxctl.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that are kept for later say so, and not that they are unknown. */
class NotYetTest {

  @TempDir private Path root;

  @ParameterizedTest
  @ValueSource(strings = {"Container", "ServerTemplate"})
  void kind(String word) throws IOException {
    TestRepository.base(root)
        .write(
            "servers/shop/more.yaml",
            "apiVersion: proxmoxctl/v1\nkind: " + word + "\nmetadata: {name: more}\n");

    assertThat(Repository.read(root).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("kind.notYet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ha",
        "devices",
        "bios",
        "tpm",
        "machine",
        "startup",
        "maintenance",
        "template",
        "container"
      })
  void keyOfAServerAndOfItsInstance(String word) throws IOException {
    String spec =
        """
          image: debian-12
          cpu: {cores: 2}
          memory: 4GiB
          replicas: 1
        """;
    TestRepository.base(root)
        .write(
            "servers/shop/web.yaml",
            TestRepository.server("{name: web}", spec + "  " + word + ": {}\n"));
    assertThat(codes()).containsExactly("key.notYet");

    new TestRepository(root)
        .write(
            "servers/shop/web.yaml",
            TestRepository.server(
                "{name: web}", spec + "  instances: {\"1\": {" + word + ": {}}}\n"));
    assertThat(codes()).containsExactly("key.notYet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows"})
  void familyOfAnImage(String family) throws IOException {
    TestRepository.base(root)
        .write(
            "catalog/more.yaml",
            """
            apiVersion: proxmoxctl/v1
            kind: Image
            metadata: {name: server}
            spec:
              version: v1
              os: {family: %s}
              user: admin
              minimumDisk: 30GiB
              datastore: local-lvm
              templates: {pve1: 9101}
            """
                .formatted(family));

    assertThat(codes()).containsExactly("value.notYet");
  }

  private List<String> codes() {
    return Repository.read(root).diagnostics().stream().map(Diagnostic::code).toList();
  }
}
