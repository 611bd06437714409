package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Retention;
import io.github.proxmoxctl.model.ServerSelector;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestFirewall;
import io.github.proxmoxctl.model.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnobeyedSettingsTest {

  @Test
  void serversThatWantNothingAreNotSpokenOf() {
    assertThat(warnings(new TestEstate().with(bare("web")))).isEmpty();
    assertThat(warnings(new TestEstate().of(List.of()))).isEmpty();
  }

  @Test
  void backupsAndFirewallsAreObeyed() {
    assertThat(
            warnings(
                new TestEstate()
                    .backupPolicy("daily", new Retention.ByStorage(), ServerSelector.NONE)
                    .with(TestServer.named("web").backups("daily"))))
        .isEmpty();
  }

  private static TestServer bare(String name) {
    return TestServer.named(name).firewall(TestFirewall.off());
  }

  private static List<Diagnostic> warnings(DesiredState state) {
    return UnobeyedSettings.of(state, List.of("shop"));
  }
}
