package io.github.proxmoxctl.policy;

import static io.github.proxmoxctl.model.TestServer.named;
import static io.github.proxmoxctl.policy.Judged.NOBODY;
import static io.github.proxmoxctl.policy.Judged.attribute;
import static io.github.proxmoxctl.policy.Judged.change;
import static io.github.proxmoxctl.policy.Judged.judge;
import static io.github.proxmoxctl.policy.Judged.stack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.Effect;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTest {

  @Test
  void aPlanThatLosesNothingIsLetThrough() {
    DesiredState desired =
        new TestEstate().with(named("web").disk("data", 20), named("new"), named("old"));
    assertThat(
            judge(
                desired,
                change("new", Action.CREATE, false),
                change("old", Action.RENAME, true),
                change("book", Action.BOOKKEEPING, true),
                change(
                    "web",
                    Action.UPDATE,
                    true,
                    attribute("memory", "4 GiB", "8 GiB", Effect.RESTART),
                    attribute("disks.data.size", "1023 GiB", "1 TiB", Effect.ONLINE),
                    attribute("disks.logs", null, "5 GiB", Effect.ONLINE),
                    attribute("networks.front", "10.1.0.1/24", null, Effect.ONLINE))))
        .isEmpty();
    assertThat(Policy.judge(List.of(), desired)).isEmpty();
  }

  @Test
  void aServerThatSaysNeverIsNotRestarted() {
    DesiredState never = new TestEstate().with(named("db").neverRestarted());
    DesiredState approved = new TestEstate().with(named("db"));
    ServerChange restart =
        change("db", Action.UPDATE, false, attribute("memory", "4 GiB", "8 GiB", Effect.RESTART));
    assertThat(judge(never, restart))
        .extracting(Verdict::rule, Verdict::decision)
        .containsExactly(tuple("restart", Verdict.Decision.REFUSED));
    assertThat(judge(approved, restart)).isEmpty();
    assertThat(
            judge(
                never,
                change(
                    "db",
                    Action.ADOPT,
                    false,
                    attribute("disks.data.datastore", "a", "b", Effect.STOP))))
        .hasSize(1);
    assertThat(
            judge(
                never,
                change(
                    "db",
                    Action.UPDATE,
                    false,
                    attribute("tags", "a", "b", Effect.ONLINE),
                    attribute("power", "running", "stopped", Effect.STOP))))
        .as("switching it off is what was asked for")
        .isEmpty();
  }

  @Test
  void aChangedSecretIsRefused() {
    assertThat(
            judge(
                NOBODY,
                change(
                    "db",
                    Action.UPDATE,
                    false,
                    attribute("password", "(hidden)", null, Effect.RESTART))))
        .extracting(Verdict::rule, Verdict::decision)
        .containsExactly(tuple("secrets", Verdict.Decision.REFUSED));
  }

  @Test
  void allRulesRunOnAllStacks() {
    DesiredState desired = new TestEstate().with(named("db").neverRestarted());
    StackPlan one =
        stack(
            change("gone", Action.DESTROY, true),
            change(
                "db",
                Action.UPDATE,
                false,
                attribute("disks.data", "5 GiB", null, Effect.ONLINE),
                attribute("disks.logs.size", "2 GiB", "1 GiB", Effect.ONLINE),
                attribute("memory", "4 GiB", "8 GiB", Effect.RESTART)));
    assertThat(Policy.judge(List.of(one, stack(change("x", Action.DESTROY, false))), desired))
        .extracting(Verdict::rule)
        .containsExactly("protect", "maxDestroys", "restart", "disks", "disks", "maxDestroys");
  }
}
