package io.github.proxmoxctl.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.render.DiagnosticText;
import io.github.proxmoxctl.render.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RepositoryTest {

  @TempDir private Path root;
  @TempDir private Path elsewhere;

  @Test
  void readsWhatBelongsToTheLanguageAndNothingElse() throws IOException {
    TestRepository.base(root)
        .write("other/x.yaml", "broken: [")
        .write("servers/.hidden.yaml", "broken: [")
        .write("servers/.git/x.yaml", "broken: [")
        .write("servers/shop/README.md", "broken: [")
        .write("catalog/deep/er/none.yaml", "# empty\n");

    ReadResult result = Repository.read(root);

    assertThat(result.diagnostics()).isEmpty();
    assertThat(result.sources().texts())
        .containsOnlyKeys(
            "proxmox.yaml",
            "catalog/cluster.yaml",
            "catalog/deep/er/none.yaml",
            "catalog/images.yaml",
            "catalog/networks.yaml",
            "servers/shop/web.yaml");
  }

  @Test
  void linkThatLeavesTheRootIsRefused() throws IOException {
    TestRepository.base(root);
    Path outside = Files.writeString(elsewhere.resolve("x.yaml"), "a: 1\n");
    Files.createSymbolicLink(root.resolve("catalog/x.yaml"), outside);
    Files.createSymbolicLink(root.resolve("servers/away"), elsewhere);
    Files.createSymbolicLink(root.resolve("servers/shop/dangling.yaml"), Path.of("nowhere.yaml"));
    Files.createSymbolicLink(root.resolve("servers/shop/loop"), Path.of("."));

    assertThat(Repository.read(root).diagnostics())
        .extracting(problem -> problem.location() + " " + problem.summary())
        .containsExactly(
            "catalog/x.yaml:1:1 the link leads out of the infrastructure root",
            "servers/away:1:1 a link to a folder is not followed",
            "servers/shop/dangling.yaml:1:1 the link leads nowhere",
            "servers/shop/loop:1:1 a link to a folder is not followed");
  }

  @Test
  void linkWithinTheRootIsRead() throws IOException {
    TestRepository.base(root).write("shared/store.yaml", "# nothing\n");
    Files.createSymbolicLink(
        root.resolve("catalog/store.yaml"), Path.of("..", "shared", "store.yaml"));

    ReadResult result = Repository.read(root);

    assertThat(result.diagnostics()).isEmpty();
    assertThat(result.sources().count()).isEqualTo(6);
  }

  @Test
  void folderNamedLikeAFileIsNone() throws IOException {
    TestRepository.base(root).write("servers/shop/x.yaml/inner.yaml", "# nothing\n");

    assertThat(Repository.read(root).diagnostics()).isEmpty();
  }

  @Test
  void largeFileIsRefusedWithoutBeingRead() throws IOException {
    TestRepository.base(root).write("catalog/large.yaml", new byte[4 * 1024 * 1024]);

    assertThat(Repository.read(root).diagnostics())
        .singleElement()
        .extracting(Diagnostic::summary)
        .asString()
        .contains("4194304 bytes");
  }

  @Test
  void missingFolderIsSaid() {
    ReadResult result = Repository.read(root.resolve("none"));

    assertThat(result.state()).isNull();
    assertThat(result.diagnostics())
        .singleElement()
        .extracting(Diagnostic::summary)
        .asString()
        .startsWith("there is no folder ");
  }

  @Test
  void brokenDocumentsAreLeftOutButKnown() throws IOException {
    TestRepository.base(root)
        .write(
            "catalog/more.yaml",
            "apiVersion: proxmoxctl/v1\nkind: Network\nmetadata: {name: broken}\nspec: {cidr: x}\n");

    ReadResult result = Repository.read(root);

    assertThat(result.state()).isNull();
    assertThat(result.readable().networks()).hasSize(2);
    assertThat(result.undecoded().mayDeclare("Network", "broken")).isTrue();
    assertThat(result.undecoded().mayDeclare("Network", "other")).isFalse();
    assertThat(result.undecoded().mayDeclareAny("Image")).isFalse();
  }

  @Test
  @Timeout(60)
  void largeFilesOfAnythingEndInBoundedTime() throws IOException {
    TestRepository.base(root)
        .write("catalog/a.yaml", "a: " + "x".repeat(1_000_000))
        .write("catalog/b.yaml", "a: [" + "[],".repeat(100_000))
        .write("catalog/c.yaml", "a: '" + "\n".repeat(500_000))
        .write("catalog/d.yaml", "k: v\n".repeat(10_000))
        .write("catalog/e.yaml", "---\n- 1\n".repeat(10_000));

    ReadResult result = Repository.read(root);

    assertThat(result.state()).isNull();
    assertThat(DiagnosticText.render(result.diagnostics(), result.sources(), Style.PLAIN))
        .contains("catalog/a.yaml", "catalog/b.yaml", "catalog/c.yaml", "catalog/e.yaml");
  }
}
