package io.github.proxmoxctl.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.Pins;
import io.github.proxmoxctl.plan.Plan;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.plan.RootPlan;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.TestPlan;
import io.github.proxmoxctl.render.PlanJson;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ApprovedPlanTest {

  private static final Plan PLAN =
      TestPlan.plan(
          TestPlan.of("shop")
              .creates("shop-web-4")
              .destroys("shop-old-1")
              .fromScratch("shop-web-4", "base", "web")
              .reconfigures("shop-web-1", "web: nginx upstreams change")
              .addsTargets("node shop-web-4:9100"),
          TestPlan.of("quiet"));

  private static ApprovedPlan.Stack shop(ApprovedPlan plan) {
    return Objects.requireNonNull(plan.stacks().get("shop"));
  }

  @Test
  void holdsWhatIsComparedOfEveryLayer() {
    ApprovedPlan.Stack shop = shop(ApprovedPlan.of(PLAN));
    assertThat(shop.changes()).hasSize(2);
    assertThat(shop.hosts()).containsOnlyKeys("shop-web-1", "shop-web-4");
    assertThat(shop.monitoring()).isEqualTo(Digest.of(List.of("targets")));
  }

  @Test
  void isReadFromThePlansJsonAndFromItsOwn() {
    ApprovedPlan approved = ApprovedPlan.of(PLAN);
    String plan =
        PlanJson.of(new PlanReport(PLAN, List.of(), List.of(), Duration.ofSeconds(1)))
            .toPrettyString();
    assertThat(ApprovedPlan.parse(plan)).contains(approved);
    assertThat(ApprovedPlan.parse(approved.json())).contains(approved);
  }

  @Test
  void remembersWhichRootsWerePlanned() {
    StackPlan shop =
        StackPlan.of(
            "shop",
            "main",
            List.of(
                RootPlan.of("r01", "i", List.of(), false), RootPlan.unplanned("r02", "i", 3, 0)),
            TestPlan.PINS);
    Plan plan = Plan.of("acme", "c", TestPlan.PINS, List.of(shop));
    ApprovedPlan approved = ApprovedPlan.of(plan);
    assertThat(approved.plannedRoots()).containsExactly("shop/r01");
    String json =
        PlanJson.of(new PlanReport(plan, List.of(), List.of(), Duration.ofSeconds(1)))
            .toPrettyString();
    assertThat(ApprovedPlan.parse(json)).contains(approved);
    assertThat(ApprovedPlan.parse(approved.json())).contains(approved);
    // an older version planned every root
    assertThat(ApprovedPlan.parse(json.replaceAll("\"planned\" : \\w+,", "")))
        .get()
        .extracting(ApprovedPlan::plannedRoots)
        .isEqualTo(new TreeSet<>(Set.of("shop/r01", "shop/r02")));
  }

  @Test
  void aRepoWithoutALockFileIsReadBackToo() {
    Plan unlocked = Plan.of("acme", "c", new Pins("tofu 1.11", "0a1b", null), List.of());
    ApprovedPlan approved = ApprovedPlan.of(unlocked);
    assertThat(ApprovedPlan.parse(approved.json())).contains(approved);
  }

  @Test
  void aPlanOfAnOlderVersionApprovesNoHostAndNoMonitoring() {
    String digest = Digest.of(List.of("x")).hex();
    String old =
        """
        {"formatVersion": "1.0", "digest": "%1$s", "pins": {"tool": "t", "module": "m"},
         "stacks": [{"stack": "shop", "digest": "%1$s",
                     "roots": [{"changes": [{"digest": "%1$s"}]}]}]}
        """
            .formatted(digest);
    ApprovedPlan.Stack shop = shop(ApprovedPlan.parse(old).orElseThrow());
    assertThat(shop.changes()).isEqualTo(Set.of(new Digest(digest)));
    assertThat(shop.hosts()).isEmpty();
    assertThat(shop.monitoring()).isNull();
  }

  @Test
  void whatIsNoPlanIsNone() {
    assertThat(ApprovedPlan.parse("{\"goal\": \"plan\", \"outcome\": \"error\"}")).isEmpty();
    assertThat(ApprovedPlan.parse("{\"digest\": ")).isEmpty();
    assertThat(ApprovedPlan.parse("")).isEmpty();
  }

  @Test
  void isNamedByItsDigestAndByThatOfAStack() {
    ApprovedPlan approved = ApprovedPlan.of(PLAN);
    assertThat(approved.isNamedBy(PLAN.digest().shortForm())).isTrue();
    assertThat(approved.isNamedBy(PLAN.stacks().get(0).digest().shortForm())).isTrue();
    assertThat(approved.isNamedBy(Digest.of(List.of("other")).hex())).isFalse();
  }
}
