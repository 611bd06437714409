package io.github.proxmoxctl.policy;

import static io.github.proxmoxctl.model.TestServer.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.Effect;
import io.github.proxmoxctl.plan.Pins;
import io.github.proxmoxctl.plan.RootPlan;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyTest {

  private static final DesiredState NOBODY = new TestEstate().with();

  private static ServerChange change(
      String server, Action action, boolean isProtected, AttributeChange... attributes) {
    List<AttributeChange> list = List.of(attributes);
    return new ServerChange(
        server,
        1000,
        "module.server[\"" + server + "\"]",
        null,
        action,
        Effect.worst(list.stream().map(AttributeChange::effect).toList()),
        list,
        "",
        isProtected,
        new Location("servers/shop/" + server + ".yaml", 3, 9, 1),
        Digest.of(List.of(server)));
  }

  private static AttributeChange attribute(
      String name, @Nullable String before, @Nullable String after, Effect effect) {
    return new AttributeChange(name, before, after, effect, false, null);
  }

  private static StackPlan stack(ServerChange... changes) {
    Pins pins = new Pins("terraform", "module", null);
    RootPlan root = RootPlan.of("r01", "inputs", List.of(changes), false);
    return StackPlan.of("shop", "main", List.of(root), pins);
  }

  private static List<Verdict> judge(DesiredState desired, ServerChange... changes) {
    return Policy.judge(List.of(stack(changes)), desired);
  }

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
