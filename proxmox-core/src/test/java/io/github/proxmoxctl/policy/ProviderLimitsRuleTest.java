package io.github.proxmoxctl.policy;

import static io.github.proxmoxctl.policy.Judged.NOBODY;
import static io.github.proxmoxctl.policy.Judged.attribute;
import static io.github.proxmoxctl.policy.Judged.change;
import static io.github.proxmoxctl.policy.Judged.judge;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.Effect;
import io.github.proxmoxctl.plan.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderLimitsRuleTest {

  @ParameterizedTest
  @ValueSource(strings = {"sshKeys", "dns.domain"})
  void whatTheProviderNeverTakesAwayIsNotTakenAway(String name) {
    assertThat(
            judge(
                NOBODY,
                change("db", Action.UPDATE, false, attribute(name, "a", null, Effect.RESTART))))
        .singleElement()
        .satisfies(
            verdict -> {
              assertThat(verdict.rule()).isEqualTo("provider");
              assertThat(verdict.decision()).isEqualTo(Verdict.Decision.REFUSED);
              assertThat(verdict.message())
                  .isEqualTo("db: " + name + " cannot be taken away once it is set");
            });
    assertThat(
            judge(
                NOBODY,
                change("db", Action.UPDATE, false, attribute(name, "a", "b", Effect.RESTART))))
        .isEmpty();
  }

  @Test
  void aDiskIsNotMovedAndGrownAtOnce() {
    assertThat(
            judge(
                NOBODY,
                change(
                    "db",
                    Action.UPDATE,
                    false,
                    attribute("disks.data.datastore", "a", "b", Effect.STOP),
                    attribute("disks.data.size", "1 GiB", "2 GiB", Effect.ONLINE))))
        .extracting(Verdict::rule)
        .containsExactly("provider");
    assertThat(
            judge(
                NOBODY,
                change(
                    "db",
                    Action.UPDATE,
                    false,
                    attribute("disks.data.datastore", "a", "b", Effect.STOP),
                    attribute("disks.logs.size", "1 GiB", "2 GiB", Effect.ONLINE))))
        .as("another disk")
        .isEmpty();
  }
}
