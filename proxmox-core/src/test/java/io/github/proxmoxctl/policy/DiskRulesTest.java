package io.github.proxmoxctl.policy;

import static io.github.proxmoxctl.model.TestServer.named;
import static io.github.proxmoxctl.policy.Judged.NOBODY;
import static io.github.proxmoxctl.policy.Judged.attribute;
import static io.github.proxmoxctl.policy.Judged.change;
import static io.github.proxmoxctl.policy.Judged.judge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.Effect;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.Verdict;
import org.junit.jupiter.api.Test;

class DiskRulesTest {

  @Test
  void aDiskNeverShrinks() {
    assertThat(
            judge(
                NOBODY,
                change(
                    "db",
                    Action.UPDATE,
                    false,
                    attribute("disks.data.size", "1 TiB", "1023 GiB", Effect.ONLINE))))
        .singleElement()
        .satisfies(
            verdict -> {
              assertThat(verdict.rule()).isEqualTo("disks");
              assertThat(verdict.decision()).isEqualTo(Verdict.Decision.REFUSED);
              assertThat(verdict.message())
                  .isEqualTo("db: disks.data.size 1 TiB → 1023 GiB: a disk never shrinks");
              assertThat(verdict.remedy()).isEqualTo("keep at least 1 TiB");
            });
    assertThat(
            judge(
                new TestEstate().maxDestroys(1).with(),
                change(
                    "db",
                    Action.REPLACE,
                    false,
                    attribute("disks.data.size", "2 GiB", "1 GiB", Effect.ONLINE))))
        .as("a replaced server gets new disks")
        .isEmpty();
    assertThat(
            judge(
                NOBODY,
                change(
                    "db",
                    Action.UPDATE,
                    false,
                    attribute("disks.data.size", "1 GiB", "(known after apply)", Effect.ONLINE))))
        .as("what is not known may be less")
        .hasSize(1);
  }

  @Test
  void aServerThatIsRebuiltDoesNotLoseADiskUnnoticed() {
    assertThat(
            judge(
                new TestEstate().maxDestroys(1).with(named("db").rebuilt()),
                change(
                    "db",
                    Action.REPLACE,
                    false,
                    attribute("image", "debian-12 v1", "debian-12 v2", Effect.REPLACE),
                    attribute("disks.data", "5 GiB", null, Effect.ONLINE))))
        .extracting(Verdict::rule, Verdict::decision)
        .containsExactly(tuple("disks", Verdict.Decision.REFUSED));
  }

  @Test
  void aLostDiskIsNamedByTheOperator() {
    ServerChange loss =
        change("db", Action.UPDATE, false, attribute("disks.data", "5 GiB", null, Effect.ONLINE));
    assertThat(judge(new TestEstate().with(named("db")), loss))
        .singleElement()
        .satisfies(
            verdict -> {
              assertThat(verdict.rule()).isEqualTo("disks");
              assertThat(verdict.decision()).isEqualTo(Verdict.Decision.REFUSED);
              assertThat(verdict.message()).isEqualTo("db would lose its disk \"data\" (5 GiB)");
              assertThat(verdict.remedy()).contains("acknowledge: {removeDisks: [data]}");
            });
    assertThat(judge(new TestEstate().with(named("db").mayLoseDisks("data")), loss)).isEmpty();
    assertThat(judge(new TestEstate().with(named("db").mayLoseDisks("logs")), loss)).hasSize(1);
    ServerChange byHand =
        change(
            "db",
            Action.UPDATE,
            false,
            new AttributeChange("disks.scsi7", "5 GiB", null, Effect.ONLINE, true, null));
    assertThat(judge(new TestEstate().with(named("db")), byHand))
        .as("put there by hand: nobody declared it")
        .isEmpty();
  }
}
