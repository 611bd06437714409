package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.workspace.PrivateFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BegunConfigurationsTest {

  @TempDir private Path folder;
  private BegunConfigurations begun;

  @BeforeEach
  void open() {
    begun = new BegunConfigurations(PrivateFolder.durable(folder.resolve("durable")));
  }

  @Test
  void whatARunBeganWithIsRememberedUntilItIsSettled() {
    assertThat(begun.hosts()).isEmpty();
    begun.begin("run-1", List.of("a", "b"));
    assertThat(begun.hosts()).containsExactlyInAnyOrder("a", "b");
    begun.settle("run-1", List.of("a", "b"));
    assertThat(begun.hosts()).isEmpty();
  }

  @Test
  void aKilledRunIsRememberedUntilOthersHaveDealtWithAllItsHosts() {
    begun.begin("run-1", List.of("a", "b"));
    begun.begin("run-2", List.of("b"));
    begun.settle("run-2", List.of("b"));
    assertThat(begun.hosts()).containsExactly("a");
    begun.begin("run-3", List.of("a"));
    begun.settle("run-3", List.of("a"));
    assertThat(begun.hosts()).isEmpty();
  }

  @Test
  void aRunThatNeverBeganSettlesNothingOfOthers() {
    begun.begin("run-1", List.of("a"));
    begun.begin("run-2", List.of("a"));
    begun.settle("run-2", List.of());
    assertThat(begun.hosts()).containsExactly("a");
  }
}
