package io.github.proxmoxctl.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.plan.Capacity;
import io.github.proxmoxctl.plan.Load;
import io.github.proxmoxctl.plan.NodeCapacity;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.plan.StorageCapacity;
import io.github.proxmoxctl.plan.TestPlan;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** How full a cluster will be, as a person reads it. */
class CapacityTextTest {

  private static final Capacity CAPACITY =
      new Capacity(
          "main",
          List.of(
              new NodeCapacity("pve1", true, load(100, 61, 71, 64), load(16, 16, 16, 16), 87L),
              new NodeCapacity("pve2", true, load(100, 58, 60, 60), load(16, 8, 12, 12), 84L),
              new NodeCapacity("pve3", true, load(100, 70, 70, 70), load(16, 0, 0, 0), null),
              new NodeCapacity("pve4", false, load(0, 0, 0, 0), load(0, 0, 0, 0), null)),
          List.of(
              new StorageCapacity("ssd", null, load(1000, 410, 430, 430)),
              new StorageCapacity("local-lvm", "pve1", load(0, 0, 20, 20))),
          "pve3");

  @Test
  void asText() {
    assertThat(String.join("\n", CapacityText.lines(CAPACITY)))
        .isEqualTo(
            """
              capacity    node   memory                         cpu           memory if pve3 is lost
                          pve1   61 % → 64 % (71 % meanwhile)   100 %         87 %
                          pve2   58 % → 60 %                    50 % → 75 %   84 %
                          pve3   70 %                           0 %           lost
                          pve4   offline

                          datastore           used
                          ssd                 41 % → 43 %
                          local-lvm on pve1   ?
            """
                .stripTrailing());
  }

  @Test
  void inThePlanOfOneStackAndOnceForSeveral() {
    assertThat(text(TestPlan.of("shop").creates("shop-web-4")))
        .containsOnlyOnce("  capacity    node")
        .containsSubsequence("+ create", "  capacity    node", "1 to create");
    assertThat(text(TestPlan.of("erp").creates("erp-1"), TestPlan.of("shop").creates("shop-1")))
        .containsOnlyOnce("  capacity    node")
        .containsSubsequence("stack shop", "  capacity    node", "Digest of the whole plan");
  }

  @Test
  void asMarkdown() {
    assertThat(PlanMarkdown.render(report(TestPlan.of("shop").creates("shop-web-4"))))
        .contains("<summary>Capacity of <code>main</code></summary>")
        .contains("| node | memory | cpu | memory if pve3 is lost |\n|---|---|---|---|\n")
        .contains("| pve2 | 58 % → 60 % | 50 % → 75 % | 84 % |");
  }

  private static String text(TestPlan... stacks) {
    return PlanText.render(report(stacks), Style.PLAIN);
  }

  private static PlanReport report(TestPlan... stacks) {
    return new PlanReport(
        TestPlan.plan(stacks), List.of(), List.of(), List.of(CAPACITY), Duration.ofSeconds(1));
  }

  private static Load load(long total, long before, long during, long after) {
    return new Load(total, before, during, after, new TreeSet<>());
  }
}
