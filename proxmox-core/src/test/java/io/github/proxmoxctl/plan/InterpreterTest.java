package io.github.proxmoxctl.plan;

import static io.github.proxmoxctl.plan.Interpreted.DECLARED;
import static io.github.proxmoxctl.plan.Interpreted.interpret;
import static io.github.proxmoxctl.plan.Interpreted.texts;
import static io.github.proxmoxctl.plan.TestGiven.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.AppliedServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the real Terraform and provider plan, action by action. */
class InterpreterTest {

  @Test
  void readsACreation() {
    ServerChange change = interpret("create", WEB, null);
    assertThat(change.action()).isEqualTo(Action.CREATE);
    assertThat(change.effect()).isEqualTo(Effect.ONLINE);
    assertThat(change.attributes()).isEmpty();
    assertThat(change.summary())
        .isEqualTo("debian-12 · 2 cpu · 8 GiB · 10.1.0.11 · 10.2.0.11 · pve1");
    assertThat(change.isProtected()).isFalse();
    assertThat(change.location()).hasToString("servers/shop/web.yaml:3:9");
  }

  @Test
  void readsADestroy() {
    ServerChange change =
        new Interpreter(Map.of(), Map.of(), Map.of("web", TestGiven.protectedOne(WEB)))
            .interpret(Recording.read("destroy"))
            .get(0);
    assertThat(change.action()).isEqualTo(Action.DESTROY);
    assertThat(change.effect()).isEqualTo(Effect.REPLACE);
    assertThat(change.summary()).isEqualTo("debian-12 · 10.1.0.11 · 10.2.0.11 · pve1");
    assertThat(change.isProtected()).isTrue();
    assertThat(change.location()).isNull();
  }

  @Test
  void seesThatTheMachineToDestroyIsNotOurs() {
    ServerChange ours =
        new Interpreter(Map.of(), Map.of(), Map.of("web", WEB))
            .interpret(Recording.read("destroy"))
            .get(0);
    // the recorded VM carries the UUID that its server was given
    String uuid = ours.attributes().isEmpty() ? WEB.uuid() : ours.attributes().get(0).before();
    AppliedServer another =
        new AppliedServer(
            WEB.name(),
            WEB.firstName(),
            WEB.vmId(),
            "00000000-0000-5000-8000-00000000beef",
            WEB.node(),
            WEB.root(),
            WEB.image(),
            WEB.imageVersion(),
            WEB.template(),
            WEB.isProtected(),
            WEB.disks(),
            WEB.interfaces(),
            WEB.networkSlots());
    assertThat(
            new Interpreter(Map.of(), Map.of(), Map.of("web", another))
                .interpret(Recording.read("destroy"))
                .get(0)
                .attributes())
        .singleElement()
        .satisfies(
            attribute -> {
              assertThat(attribute.attribute()).isEqualTo("uuid");
              assertThat(attribute.before()).isEqualTo(uuid);
            });
  }

  @Test
  void whatTheLedgerLostIsStillNamedAndProtected() {
    ServerChange change =
        new Interpreter(Map.of(), Map.of(), Map.of())
            .interpret(Trees.withBefore(Recording.read("destroy"), "protection", true))
            .get(0);
    assertThat(change.vmId()).isEqualTo(1042);
    assertThat(change.isProtected()).isTrue();
  }

  @Test
  void aReplacementSaysFirstWhatForcesIt() {
    ServerChange change = interpret("replace", WEB);
    assertThat(change.action()).isEqualTo(Action.REPLACE);
    assertThat(change.effect()).isEqualTo(Effect.REPLACE);
    assertThat(texts(change))
        .containsExactly("template 9001 → 9011 replace", "memory 4 GiB → 8 GiB restart");
  }

  @Test
  void aRebuiltServerSaysFirstForWhichImage() {
    ServerChange change =
        new Interpreter(
                Map.of("web", DECLARED),
                Map.of(
                    "web",
                    WEB.madeFrom("debian-13", "v1", new AppliedServer.ImageFile("local:import/x"))),
                Map.of("web", WEB))
            .interpret(Recording.read("replace"))
            .get(0);
    assertThat(change.action()).isEqualTo(Action.REPLACE);
    assertThat(texts(change))
        .containsExactly(
            "image debian-12 12.1 → debian-13 v1 replace",
            "template 9001 → 9011 replace",
            "memory 4 GiB → 8 GiB restart");
  }

  @Test
  void anUnfinishedServerIsMadeAnewWithoutADestroy() {
    assertThat(interpret("tainted", WEB, null).action()).isEqualTo(Action.CREATE);
    assertThat(interpret("tainted", WEB).action())
        .as("one that was applied is lost")
        .isEqualTo(Action.REPLACE);
  }

  @Test
  void readsARename() {
    ServerChange moved =
        new Interpreter(
                Map.of("web", DECLARED),
                Map.of("web", WEB),
                Map.of("old", TestGiven.protectedOne(WEB)))
            .interpret(Recording.read("moved-only"))
            .get(0);
    assertThat(moved.action()).isEqualTo(Action.RENAME);
    assertThat(moved.formerName()).isEqualTo("old");
    assertThat(moved.isProtected()).isTrue();
    assertThat(moved.attributes()).isEmpty();

    ServerChange renamed =
        new Interpreter(Map.of(), Map.of("shop-web", WEB), Map.of("web", WEB))
            .interpret(Recording.read("moved"))
            .get(0);
    assertThat(renamed.server()).isEqualTo("shop-web");
    assertThat(renamed.formerName()).isEqualTo("web");
    assertThat(renamed.action()).isEqualTo(Action.UPDATE);
    assertThat(texts(renamed)).containsExactly("name web → shop-web online");
  }

  @Test
  void readsAnAdoption() {
    ServerChange change = interpret("import", WEB, null);
    assertThat(change.action()).isEqualTo(Action.ADOPT);
    assertThat(texts(change))
        .contains("+ uuid 11111111-2222-5333-8444-555555555555 restart")
        .noneMatch(text -> text.contains("migrate") || text.contains("stop_on_destroy"));
    assertThat(change.effect()).isEqualTo(Effect.RESTART);
  }

  @Test
  void settingsOfTheProviderAreBookkeeping() {
    ServerChange change = interpret("bookkeeping", WEB);
    assertThat(change.action()).isEqualTo(Action.BOOKKEEPING);
    assertThat(change.effect()).isEqualTo(Effect.ONLINE);
    assertThat(texts(change))
        .containsExactly(
            "migrate false → true online",
            "stop_on_destroy false → true online",
            "timeout_clone 900 → 1800 online");
    assertThat(change.action().isChange()).isFalse();
  }

  @Test
  void aServerWithoutAChangeIsOneToo() {
    ServerChange change = interpret("no-op", WEB);
    assertThat(change.action()).isEqualTo(Action.NONE);
    assertThat(change.attributes()).isEmpty();
  }

  @Test
  void severalServersAreToldApart() {
    List<ServerChange> changes =
        new Interpreter(
                Map.of("web", DECLARED),
                Map.of("web", WEB, "db", WEB),
                Map.of("web", WEB, "gone", WEB))
            .interpret(Recording.read("several-servers"));
    assertThat(changes)
        .extracting(change -> change.server() + " " + change.action())
        .containsExactlyInAnyOrder("web UPDATE", "db CREATE", "gone DESTROY");
  }

  @Test
  void whatBelongsToNoServerIsNotLeftOut() {
    RootChanges root = Trees.withoutServer(Recording.read("memory"));
    List<ServerChange> changes = new Interpreter(Map.of(), Map.of(), Map.of()).interpret(root);
    assertThat(changes)
        .singleElement()
        .satisfies(change -> assertThat(change.server()).isEqualTo(change.address()));
    assertThat(
            new Interpreter(Map.of(), Map.of(), Map.of())
                .interpret(Trees.withoutServer(Recording.read("no-op"))))
        .isEmpty();
  }

  @Test
  void whatIsNotKnownYetIsSaid() {
    RootChanges root =
        Trees.withUnknown(
            Recording.read("memory"),
            Map.of(
                "smbios", List.of(Map.of("uuid", true)),
                "disk", List.of(Map.of(), Map.of("size", true)),
                "memory", List.of(Map.of("dedicated", true)),
                "ipv4_addresses", true));
    ServerChange change =
        new Interpreter(Map.of("web", DECLARED), Map.of("web", WEB), Map.of("web", WEB))
            .interpret(root)
            .get(0);
    assertThat(texts(change))
        .contains(
            "uuid 11111111-2222-5333-8444-555555555555 → (known after apply) restart",
            "disks.data.size 100 GiB → (known after apply) online",
            "memory 4 GiB → (known after apply) restart")
        .noneMatch(text -> text.contains("ipv4"));
  }

  @Test
  void aPasswordIsNeverShownButItsChangeIs() {
    RootChanges root = Trees.withPasswords(Recording.read("memory"), "hunter2", "hunter3");
    ServerChange change =
        new Interpreter(Map.of("web", DECLARED), Map.of("web", WEB), Map.of("web", WEB))
            .interpret(root)
            .get(0);
    assertThat(texts(change)).contains("password (hidden, another) → (hidden) restart");
    assertThat(change.toString()).doesNotContain("hunter");
  }
}
