package io.github.proxmoxctl.policy;

import static io.github.proxmoxctl.model.TestServer.named;
import static io.github.proxmoxctl.policy.Judged.NOBODY;
import static io.github.proxmoxctl.policy.Judged.change;
import static io.github.proxmoxctl.policy.Judged.judge;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.Verdict;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossRulesTest {

  @ParameterizedTest
  @EnumSource(
      value = Action.class,
      names = {"DESTROY", "REPLACE"})
  void aProtectedServerIsNotLostWhoeverApproves(Action action) {
    DesiredState desired = new TestEstate().maxDestroys(5).with();
    assertThat(judge(desired, change("db", action, true)))
        .singleElement()
        .satisfies(
            verdict -> {
              assertThat(verdict.rule()).isEqualTo("protect");
              assertThat(verdict.stack()).isEqualTo("shop");
              assertThat(verdict.decision()).isEqualTo(Verdict.Decision.REFUSED);
              assertThat(verdict.message()).isEqualTo("db is protected and would be lost");
              assertThat(verdict.location()).hasToString("servers/shop/db.yaml:3:9");
            });
    assertThat(judge(desired, change("db", action, false))).isEmpty();
  }

  @Test
  void protectionCountsFromItsDeclarationToTheApplyOfItsEnd() {
    TestEstate estate = new TestEstate().maxDestroys(5);
    assertThat(judge(estate.with(named("db").isProtected()), change("db", Action.REPLACE, false)))
        .as("declared, not applied yet")
        .extracting(Verdict::rule)
        .containsExactly("protect");
    assertThat(judge(estate.with(named("db")), change("db", Action.REPLACE, true)))
        .as("lifted in the same merge")
        .extracting(Verdict::rule)
        .containsExactly("protect");
  }

  @Test
  void moreLossesThanAllowedNeedApproval() {
    ServerChange[] lost =
        IntStream.rangeClosed(1, 7)
            .mapToObj(n -> change("s" + n, n == 1 ? Action.REPLACE : Action.DESTROY, false))
            .toArray(ServerChange[]::new);
    assertThat(judge(new TestEstate().maxDestroys(7).with(), lost)).isEmpty();
    assertThat(judge(new TestEstate().maxDestroys(6).with(), lost))
        .singleElement()
        .satisfies(
            verdict -> {
              assertThat(verdict.rule()).isEqualTo("maxDestroys");
              assertThat(verdict.decision()).isEqualTo(Verdict.Decision.NEEDS_APPROVAL);
              assertThat(verdict.message())
                  .isEqualTo(
                      "7 of 7 servers would be lost (s2, s3, s4, s5, s6, …);"
                          + " policy allows 6 without approval");
              assertThat(verdict.location()).hasToString("proxmox.yaml:1:1");
            });
    assertThat(judge(NOBODY, change("s1", Action.DESTROY, false))).as("none by default").hasSize(1);
  }
}
