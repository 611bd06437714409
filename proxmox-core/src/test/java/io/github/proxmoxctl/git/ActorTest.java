package io.github.proxmoxctl.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ActorTest {

  @Test
  void theConfigurationGoesBeforeTheEnvironment() {
    Map<String, String> environment =
        Map.of("GIT_AUTHOR_NAME", "Eve", "GIT_AUTHOR_EMAIL", "eve@example.org");
    assertThat(Actor.of("Ada", "ada@example.org", environment))
        .isEqualTo(new Actor("Ada", "ada@example.org"));
    assertThat(Actor.of(" ", null, environment)).isEqualTo(new Actor("Eve", "eve@example.org"));
  }

  @Test
  void anAddressIsMadeUpFromTheName() {
    assertThat(Actor.of("Ada Lovelace", null, Map.of()).email())
        .isEqualTo("Ada.Lovelace@localhost");
  }

  @Test
  void whatEndsANameInACommitIsLeftOut() {
    assertThat(new Actor("A\nda <x>", "<>")).isEqualTo(new Actor("A da x", "unknown@localhost"));
    assertThat(new Actor("Ada", "ada@example.org")).hasToString("Ada <ada@example.org>");
  }
}
