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
import org.junit.jupiter.params.provider.EnumSource;

class IdentityRuleTest {

  @ParameterizedTest
  @EnumSource(names = {"UPDATE", "DESTROY", "REPLACE"})
  void anothersMachineIsNeitherChangedNorDestroyed(Action action) {
    assertThat(
            judge(NOBODY, change("db", action, false, attribute("uuid", "a", "b", Effect.RESTART))))
        .filteredOn(verdict -> verdict.rule().equals("identity"))
        .singleElement()
        .satisfies(
            verdict -> {
              assertThat(verdict.decision()).isEqualTo(Verdict.Decision.REFUSED);
              assertThat(verdict.message())
                  .isEqualTo("VM 1000 is not the db that was applied: its UUID is a instead of b");
            });
  }

  @Test
  void anAdoptedServerMayGetItsIdentity() {
    assertThat(
            judge(
                NOBODY,
                change("db", Action.ADOPT, false, attribute("uuid", "a", "b", Effect.RESTART)),
                change("web", Action.UPDATE, false, attribute("uuid", null, "b", Effect.RESTART))))
        .isEmpty();
  }
}
