package io.github.proxmoxctl.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.SecretReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalSecretStoreTest {

  @TempDir Path folder;

  private final Redactor redactor = new Redactor();
  private final LocalSecretStore store =
      new LocalSecretStore(
          Map.of("TOKEN", "a@pve!b=c0ffee", "EMPTY", " ", "PIN", "1234"), redactor);

  @Test
  void readsAVariableAndMasksItFromThenOn() {
    assertThat(redactor.redact("a@pve!b=c0ffee")).isEqualTo("a@pve!b=c0ffee");

    var secret = store.read(new SecretReference.Environment("TOKEN"));

    assertThat(secret.reveal()).isEqualTo("a@pve!b=c0ffee");
    assertThat(secret).hasToString("(secret)");
    assertThat(redactor.redact("a@pve!b=c0ffee")).isEqualTo("(secret)");
  }

  @Test
  void namesTheVariableThatIsMissingOrEmpty() {
    assertProblem(new SecretReference.Environment("NONE"), "{env: NONE} is not set", "set the env");
    assertProblem(new SecretReference.Environment("EMPTY"), "{env: EMPTY} is empty", "a value");
  }

  @Test
  void refusesAValueThatCouldNotBeMasked() {
    assertProblem(new SecretReference.Environment("PIN"), "shorter than 6", "longer");
  }

  @Test
  void readsAPrivateFileWithoutItsLastLineEnd() throws IOException {
    var file = write("s3cret-value\n", "rw-------");
    assertThat(store.read(reference(file)).reveal()).isEqualTo("s3cret-value");
    assertThat(store.read(reference(write("s3cret-value", "r--------"))).reveal())
        .isEqualTo("s3cret-value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rwx------", "rw--w----", "rw-rw-rw-"})
  void refusesAFileThatIsNotPrivate(String mode) throws IOException {
    var file = write("s3cret-value", mode);
    assertProblem(reference(file), "has mode " + mode, "chmod 600 " + file);
  }

  @Test
  void refusesALinkAFolderAMissingAndARelativeFile() throws IOException {
    var link = Files.createSymbolicLink(folder.resolve("link"), write("s3cret-value", "rw-------"));
    assertProblem(reference(link), "is a symbolic link", "points to");
    assertProblem(reference(folder), "is no regular file", "name a file");
    assertProblem(reference(folder.resolve("none")), "does not exist", "mode 0600");
    assertProblem(new SecretReference.File("secret.txt"), "is not absolute", "root of the file");
  }

  @Test
  void refusesAFileThatHoldsNoUsableText() throws IOException {
    assertProblem(reference(write("\n", "rw-------")), "is empty", "write the secret");
    assertProblem(reference(write("x".repeat(70_000), "rw-------")), "larger than 64", "only");
    var binary = write("", "rw-------");
    Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 1, 2, 3, 4, 5});
    assertProblem(reference(binary), "is not UTF-8", "as text");
  }

  private Path write(String content, String mode) throws IOException {
    var file = Files.createTempFile(folder, "secret", ".txt");
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return file;
  }

  private static SecretReference reference(Path file) {
    return new SecretReference.File(file.toString());
  }

  private void assertProblem(SecretReference reference, String summary, String remedy) {
    assertThatThrownBy(() -> store.read(reference))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> {
              var diagnostic = e.diagnostics().get(0);
              assertThat(diagnostic.code()).isEqualTo("secret.unusable");
              assertThat(diagnostic.summary()).contains(reference.toString(), summary);
              // a file has a name of chance
              assertThat(diagnostic.summary().replace(reference.toString(), ""))
                  .doesNotContain("s3cret", "1234");
              assertThat(diagnostic.remedy()).contains(remedy);
            });
  }
}
