package io.github.proxmoxctl.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.Effect;
import io.github.proxmoxctl.plan.ServerChange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told together, and that nothing else is. */
class ChangeGroupTest {

  private static List<ServerChange> five(IntFunction<ServerChange> of) {
    return IntStream.rangeClosed(1, 5).mapToObj(of).toList();
  }

  private static ServerChange update(int number, AttributeChange... attributes) {
    return TestPlans.change(Action.UPDATE, Effect.ONLINE, "web-" + number, "", attributes);
  }

  private static AttributeChange memory(String after, boolean isByHand) {
    return new AttributeChange("memory", "4 GiB", after, Effect.RESTART, isByHand, null);
  }

  @Test
  void theSameChangeOfFiveIsOne() {
    List<ChangeGroup> groups = ChangeGroup.of(five(i -> update(i, memory("8 GiB", false))));

    assertThat(groups).hasSize(1);
    assertThat(groups.get(0).names()).isEqualTo("web-1…5");
    assertThat(groups.get(0).place()).isEqualTo("servers/shop/web.yaml:5");
  }

  @Test
  void fourAreNot() {
    assertThat(ChangeGroup.of(five(i -> update(i, memory("8 GiB", false))).subList(0, 4)))
        .hasSize(4);
  }

  @Test
  void whatDiffersInAnythingIsNot() {
    assertThat(ChangeGroup.of(five(i -> update(i, memory(i + 8 + " GiB", false))))).hasSize(5);
    assertThat(ChangeGroup.of(five(i -> update(i, memory("8 GiB", i == 1))))).hasSize(5);
    assertThat(
            ChangeGroup.of(
                five(
                    i ->
                        TestPlans.change(
                            Action.UPDATE,
                            i == 1 ? Effect.STOP : Effect.RESTART,
                            "web-" + i,
                            "",
                            memory("8 GiB", false)))))
        .hasSize(5);
  }

  @ParameterizedTest
  @EnumSource(names = {"DESTROY", "REPLACE"})
  void whatIsLostStandsAlone(Action action) {
    assertThat(
            ChangeGroup.of(
                five(i -> TestPlans.change(action, Effect.REPLACE, "web-" + i, "debian-12"))))
        .hasSize(5);
  }

  @Test
  void newServersOfOneKindAreToldWithWhereTheyWillBe() {
    List<ServerChange> created =
        new ArrayList<>(
            five(
                i ->
                    TestPlans.change(
                        Action.CREATE,
                        Effect.ONLINE,
                        "web-" + i,
                        "rocky-9 · 2 cpu · 4 GiB · 10.1.0.%d · pve%d"
                            .formatted(9 + i, 1 + i % 2))));
    created.add(
        TestPlans.change(
            Action.CREATE, Effect.ONLINE, "web-6", "rocky-9 · 8 cpu · 4 GiB · 10.1.0.15 · pve1"));
    List<ChangeGroup> groups = ChangeGroup.of(created);

    assertThat(groups).hasSize(2);
    assertThat(groups.get(0).summary())
        .isEqualTo("rocky-9 · 2 cpu · 4 GiB · 10.1.0.10…14 · pve1, pve2");
    assertThat(groups.get(1).names()).isEqualTo("web-6");
  }

  @Test
  void adoptedOnesAndRenamedOnesAreTold() {
    ChangeGroup adopted =
        ChangeGroup.of(five(i -> server(Action.ADOPT, i, null, "servers/a.yaml"))).get(0);
    ChangeGroup renamed =
        ChangeGroup.of(five(i -> server(Action.RENAME, i, "old-" + i, "servers/" + i + ".yaml")))
            .get(0);

    assertThat(ChangeLine.of(adopted).get(0).text())
        .isEqualTo("VMs 1001…1005 exist and are taken into the state");
    assertThat(ChangeLine.of(renamed))
        .containsExactly(new ChangeLine("renamed from old-1…5", "5 files"));
    assertThat(ChangeGroup.of(five(i -> server(Action.ADOPT, i, null, "a"))).get(0).place())
        .isEqualTo("a");
  }

  private static ServerChange server(
      Action action, int number, @org.jspecify.annotations.Nullable String former, String file) {
    return new ServerChange(
        "web-" + number,
        1000 + number,
        "address-" + number,
        former,
        action,
        Effect.ONLINE,
        List.of(),
        "",
        false,
        new Location(file, number, 1, 1),
        Digest.of(List.of(number)));
  }
}
