package io.github.proxmoxctl.model;

import static io.github.proxmoxctl.model.TestFirewall.macro;
import static io.github.proxmoxctl.model.TestFirewall.rule;
import static io.github.proxmoxctl.model.TestFirewall.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.FirewallRule.Action;
import io.github.proxmoxctl.model.FirewallRule.Direction;
import org.junit.jupiter.api.Test;

class FirewallRuleTest {

  @Test
  void opensThePortsItNames() {
    assertThat(tcp("22").opens(22, null)).isTrue();
    assertThat(tcp("80", "9000:9200").opens(9100, null)).isTrue();
    assertThat(tcp("ssh").opens(22, null)).isTrue();
    assertThat(tcp("80").opens(22, null)).isFalse();
    assertThat(tcp().opens(22, null)).isTrue();
    assertThat(macro("SSH").opens(22, "SSH")).isTrue();
    assertThat(macro("HTTP").opens(22, "SSH")).isFalse();
  }

  @Test
  void opensNothingThatItDoesNotLetIn() {
    assertThat(rule(Direction.OUT, Action.ACCEPT, null, "tcp", null, true).opens(22, null))
        .isFalse();
    assertThat(rule(Direction.IN, Action.DROP, null, "tcp", null, true).opens(22, null)).isFalse();
    assertThat(rule(Direction.IN, Action.ACCEPT, null, "udp", null, true).opens(22, null))
        .isFalse();
    assertThat(rule(Direction.IN, Action.ACCEPT, null, "tcp", null, false).opens(22, null))
        .isFalse();
  }
}
