package io.github.proxmoxctl.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageDownloadTest {

  private static final String DIGEST =
      "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08";

  @ParameterizedTest
  @CsvSource({
    "https://a.example/debian.qcow2, qcow2",
    "https://a.example/noble-server-cloudimg-amd64.img, qcow2",
    "https://a.example/x.RAW?token=a/b.iso, raw",
    "https://a.example/x.vmdk, vmdk",
    "https://a.example/x.qcow2.xz, ",
    "https://a.example/latest, ",
    "https://a.example/x%zz|{.raw, raw",
  })
  void theEndingTellsTheFormat(String url, String format) {
    assertThat(download(url).format().orElse(null)).isEqualTo(format);
  }

  @Test
  void theNameTellsVersionAndContentInCharactersThatProxmoxLeaves() {
    assertThat(download("https://a.example/x.img").fileName("debian-12", "2026.01+1"))
        .isEqualTo("debian-12-2026.01_1-9f86d081884c.qcow2");
    assertThat(download("https://a.example/x.raw").volume("local", "debian-12", "v1"))
        .isEqualTo("local:import/debian-12-v1-9f86d081884c.raw");
  }

  @Test
  void credentialsAreFoundInTheAuthorityOnly() {
    assertThat(download("https://me@a.example/x.raw").hasCredentials()).isTrue();
    assertThat(download("https://a.example/me@x.raw").hasCredentials()).isFalse();
    assertThat(download("https://a.example/x.raw?to=me@b").hasCredentials()).isFalse();
  }

  private static ImageDownload download(String url) {
    return new ImageDownload(url, "sha256", DIGEST, "local");
  }
}
