package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.lab.LabStatus;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabTextTest {
  private static final Path DIRECTORY = Path.of("lab");
  private static final URI ENDPOINT = URI.create("https://localhost:8006");

  @Test
  void aLabWithoutHostsSaysWhy() {
    assertThat(
            LabText.hosts(
                new LabStatus(DIRECTORY, true, 7, ENDPOINT, 6, "they need root", List.of())))
        .containsExactly("  hosts: none, it is API-only: they need root");
  }

  @Test
  void hostsAreListedAndWhatTheyAreIsSaid() {
    List<LabStatus.Host> hosts =
        List.of(
            new LabStatus.Host(101, "web-1", List.of("10.0.0.5", "10.1.0.5"), true),
            new LabStatus.Host(102, "db-1", List.of(), false));

    List<String> lines = LabText.hosts(new LabStatus(DIRECTORY, true, 7, ENDPOINT, 8, null, hosts));

    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).contains("Debian 12 whatever its template says");
    assertThat(lines.get(1)).matches(" +101 +web-1 +10\\.0\\.0\\.5, 10\\.1\\.0\\.5 +running");
    assertThat(lines.get(2)).matches(" +102 +db-1 +no address +stopped");
  }

  @Test
  void aStoppedLabSaysNothing() {
    assertThat(LabText.hosts(new LabStatus(DIRECTORY, false, 0, null, 6, null, List.of())))
        .isEmpty();
  }
}
