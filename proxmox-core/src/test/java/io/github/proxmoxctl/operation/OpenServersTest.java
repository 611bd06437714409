package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.Effect;
import io.github.proxmoxctl.plan.ServerChange;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenServersTest {

  private static final Location PLACE = new Location("servers/shop/web.yaml", 3, 1, 1);

  @Test
  void aServerThatIsThereWithoutItsRulesIsNamed() {
    Diagnostic warning =
        OpenServers.warning(
                List.of(
                    change("two", Action.CREATE),
                    change("one", Action.REPLACE),
                    change("whole", Action.CREATE),
                    change("missing", Action.CREATE)),
                Set.of("vm two", "vm one", "vm whole", rules("whole"), "options whole"))
            .orElseThrow();
    assertThat(warning.isError()).isFalse();
    assertThat(warning.summary()).isEqualTo("one, two have no firewall yet");
    assertThat(warning.location()).isEqualTo(PLACE);
  }

  @Test
  void aServerThatWasThereBeforeHasTheRulesThatItHad() {
    assertThat(
            OpenServers.warning(
                List.of(change("changed", Action.UPDATE), change("gone", Action.DESTROY)),
                Set.of("vm changed", "vm gone", rules("gone"), "options gone")))
        .isEmpty();
  }

  @Test
  void aServerThatDeclaresNoFirewallMissesNone() {
    ServerChange created = change("plain", Action.CREATE, List.of("vm plain", "options plain"));
    assertThat(OpenServers.warning(List.of(created), Set.of("vm plain"))).isEmpty();
  }

  private static ServerChange change(String server, Action action) {
    return change(server, action, List.of("vm " + server, "options " + server, rules(server)));
  }

  private static ServerChange change(String server, Action action, List<String> parts) {
    return new ServerChange(
        server,
        100,
        "vm " + server,
        null,
        action,
        Effect.ONLINE,
        List.of(),
        "",
        false,
        PLACE,
        Digest.of(List.of("x")),
        parts);
  }

  private static String rules(String server) {
    return "module.server[\"%s\"].proxmox_virtual_environment_firewall_rules.rules[0]"
        .formatted(server);
  }
}
