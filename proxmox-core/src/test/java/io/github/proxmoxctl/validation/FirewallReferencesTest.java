package io.github.proxmoxctl.validation;

import static io.github.proxmoxctl.model.TestFirewall.macro;
import static io.github.proxmoxctl.model.TestFirewall.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.FirewallRule.Action;
import io.github.proxmoxctl.model.FirewallRule.Direction;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestFirewall;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.Undecoded;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FirewallReferencesTest {

  @Test
  void groupOfAServerIsDeclared() {
    TestServer web = TestServer.named("web").firewall(TestFirewall.with(List.of("office")));
    var rule = new SecurityGroupReferences(Undecoded.NOTHING);

    assertThat(rule.check(new TestEstate().securityGroup("office", macro("SSH")).with(web)))
        .isEmpty();
    assertThat(rule.check(new TestEstate().securityGroup("offices", macro("SSH")).with(web)))
        .extracting(Diagnostic::remedy)
        .containsExactly("did you mean \"offices\"?");
    assertThat(
            new SecurityGroupReferences(
                    new Undecoded(false, Map.of("SecurityGroup", Set.of("office"))))
                .check(new TestEstate().with(web)))
        .isEmpty();
  }

  @Test
  void ruleIsForAnInterfaceThatTheServerHas() {
    var http = rule(Direction.IN, Action.ACCEPT, "HTTP", null, "front", true);
    var rule = new FirewallInterfaces();
    TestServer web = TestServer.named("web").firewall(TestFirewall.with(List.of(), http));

    assertThat(rule.check(new TestEstate().with(web)))
        .extracting(Diagnostic::summary)
        .containsExactly("there is no interface \"front\"");
    assertThat(rule.check(new TestEstate().with(web.nic("front", "app")))).isEmpty();
  }

  @Test
  void rebuiltServerHasNoDiskOfData() {
    var rule = new Rollouts();

    assertThat(rule.check(new TestEstate().with(TestServer.named("web").rebuilt()))).isEmpty();
    assertThat(
            rule.check(new TestEstate().with(TestServer.named("web").rebuilt().disk("system", 20))))
        .isEmpty();
    assertThat(rule.check(new TestEstate().with(TestServer.named("web").disk("data", 20))))
        .isEmpty();
    assertThat(
            rule.check(new TestEstate().with(TestServer.named("web").rebuilt().disk("data", 20))))
        .extracting(Diagnostic::code)
        .containsExactly("rollout.data");
  }
}
