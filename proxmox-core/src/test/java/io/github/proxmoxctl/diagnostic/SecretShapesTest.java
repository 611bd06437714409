package io.github.proxmoxctl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretShapesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN OPENSSH PRIVATE KEY-----",
        "PVEAPIToken=plan@pve!ci=1",
        "hvs.CAESIJ1234",
        "s.dYeE19Sdw2ciaayYJHjVmt9P",
        "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
        "plan@pve!ci=01234567-89ab-cdef-0123-456789abcdef"
      })
  void knowsSecretsByTheirShape(String text) {
    assertThat(SecretShapes.looksSecret("x: " + text)).isTrue();
    assertThat(SecretShapes.mask(text)).doesNotContain(text.substring(text.length() - 8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "archives.example.org",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ3mI1kC3mSIhIYxjQqSyhGZ8gQ8dJd0qgTgS3Q9d0Zp",
        "-----BEGIN CERTIFICATE-----",
        "PROXMOXCTL_LAB_PLAN_TOKEN"
      })
  void leavesTheRestAlone(String text) {
    assertThat(SecretShapes.looksSecret(text)).isFalse();
    assertThat(SecretShapes.mask(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token",
        "api_token",
        "dbPassword",
        "DB_PASSWORD",
        "client-secret",
        "a.secret",
        "secretId",
        "vault_secret_id"
      })
  void knowsKeysThatAnnounceASecret(String key) {
    assertThat(SecretShapes.announcesSecret(key)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tokens",
        "tokenFile",
        "secretary",
        "passwords",
        "mytoken",
        "broken",
        "env",
        "roleId",
        "secretIdea"
      })
  void lastWordDecides(String key) {
    assertThat(SecretShapes.announcesSecret(key)).isFalse();
  }

  @Test
  void masksValuesByTheirKeyOnOneLineOrTwo() {
    assertThat(SecretShapes.mask("a: 1\ntoken: abc def\nb: 2\n"))
        .isEqualTo("a: 1\ntoken:**** ***\nb: 2\n".replace(":****", ": ***"));
    assertThat(SecretShapes.mask("password:\n  abc\n")).isEqualTo("password:\n  ***\n");
    assertThat(SecretShapes.mask("\"secret\": 'x'\r\n")).isEqualTo("\"secret\": ***\r\n");
  }

  @Test
  void showsReferences() {
    String text = "token: {env: A}\ntoken:\n  env: A\ntoken: # why\n  - x\n";

    assertThat(SecretShapes.mask(text)).isEqualTo(text);
  }

  @Test
  void masksAKeyBlockWholeAndKeepsItsLines() {
    String text =
        "k: |\n  -----BEGIN PRIVATE KEY-----\n  MIIE\n  -----END PRIVATE KEY-----\nz: 1\n";

    String masked = SecretShapes.mask(text);

    assertThat(masked).doesNotContain("MIIE").endsWith("\nz: 1\n").hasSameSizeAs(text);
    assertThat(masked.lines().count()).isEqualTo(text.lines().count());
  }

  @Test
  @Timeout(20)
  void textOfMegabytesTakesNoTime() {
    assertThat(SecretShapes.looksSecret("a".repeat(3_000_000) + "!")).isFalse();
    assertThat(SecretShapes.mask("a.".repeat(1_000_000) + "\npassword:".repeat(1000)))
        .doesNotContain("*");
  }
}
