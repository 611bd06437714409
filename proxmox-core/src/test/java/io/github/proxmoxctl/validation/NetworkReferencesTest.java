package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.Undecoded;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkReferencesTest {

  private final Rule rule = new NetworkReferences(Undecoded.NOTHING);

  @Test
  void declaredNetworkHolds() {
    assertThat(rule.check(new TestEstate().with(TestServer.named("web").nic("front", "app"))))
        .isEmpty();
  }

  @Test
  void unknownNetworkIsReported() {
    assertThat(
            rule.check(
                new TestEstate()
                    .with(TestServer.named("web").nic("front", "ap").nic("back", "zzz"))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly(
            "reference.unknown: there is no network \"ap\"",
            "reference.unknown: there is no network \"zzz\"");
  }

  @Test
  void nearestNameIsSuggestedWithItsPlace() {
    List<Diagnostic> problems =
        rule.check(new TestEstate().with(TestServer.named("web").nic("front", "ap")));

    assertThat(problems.get(0).remedy()).isEqualTo("did you mean \"app\"?");
    assertThat(problems.get(0).related().get(0).location().file())
        .isEqualTo("catalog/networks.yaml");
  }

  @Test
  void unreadFileMayDeclareAnything() {
    assertThat(
            new NetworkReferences(new Undecoded(true, Map.of()))
                .check(new TestEstate().with(TestServer.named("web").nic("front", "ap"))))
        .isEmpty();
  }
}
