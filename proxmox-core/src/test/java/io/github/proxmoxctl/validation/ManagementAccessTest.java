package io.github.proxmoxctl.validation;

import static io.github.proxmoxctl.model.TestFirewall.macro;
import static io.github.proxmoxctl.model.TestFirewall.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Severity;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Firewall;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestFirewall;
import io.github.proxmoxctl.model.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The declared firewall that is an error is among the golden cases. */
class ManagementAccessTest {

  @Test
  void clusterThatSaysWhereItIsManagedFromLetsItIn() {
    assertThat(check(new TestEstate().with(node("web")))).isEmpty();
  }

  @Test
  void defaultFirewallWarnsOnceForAllServers() {
    assertThat(
            check(
                new TestEstate()
                    .withoutManagement()
                    .with(
                        node("web-1").replica("web", 1),
                        node("web-2").replica("web", 2),
                        node("db"))))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Severity.ERROR);
              assertThat(problem.summary())
                  .isEqualTo(
                      "the firewall would lock Ansible or Prometheus out of 3 servers (web, db)");
            });
  }

  @Test
  void serverThatNobodyManagesIsNotLockedOut() {
    assertThat(check(new TestEstate().withoutManagement().with(TestServer.named("web")))).isEmpty();
  }

  @Test
  void serverMayLetThemInItself() {
    assertThat(of(TestFirewall.with(List.of(), macro("SSH"), tcp("9100")))).isEmpty();
    assertThat(of(TestFirewall.with(List.of("managed")))).isEmpty();
    // an unknown group is told of elsewhere
    assertThat(of(TestFirewall.with(List.of("managde")))).isEmpty();
    assertThat(of(TestFirewall.with(List.of(), macro("SSH")))).hasSize(1);
    assertThat(of(TestFirewall.with(List.of(), tcp("9100")))).hasSize(1);
  }

  @Test
  void firewallThatStopsNothingLocksNobodyOut() {
    assertThat(of(TestFirewall.off())).isEmpty();
    assertThat(of(TestFirewall.accepting())).isEmpty();
  }

  private static List<Diagnostic> of(Firewall firewall) {
    return check(
        new TestEstate()
            .withoutManagement()
            .securityGroup("managed", tcp("22", "9100"))
            .with(node("web").firewall(firewall)));
  }

  private static TestServer node(String name) {
    return TestServer.named(name).role("node_exporter");
  }

  private static List<Diagnostic> check(DesiredState state) {
    return new ManagementAccess().check(state);
  }
}
