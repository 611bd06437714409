package io.github.proxmoxctl.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.CapacityLimits;
import io.github.proxmoxctl.model.Pipeline;
import io.github.proxmoxctl.model.ServerSelector;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.plan.Capacity;
import io.github.proxmoxctl.plan.Load;
import io.github.proxmoxctl.plan.NodeCapacity;
import io.github.proxmoxctl.plan.StorageCapacity;
import io.github.proxmoxctl.plan.Verdict;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the policy says of how full a plan makes a cluster. */
class CapacityRuleTest {

  private static final long GIB = 1L << 30;

  private final Load some = load(64, 32, 32, 32, "shop");

  @Test
  void withoutLimitsEverythingIsAllowed() {
    assertThat(judge(CapacityLimits.NONE, full())).isEmpty();
  }

  @Test
  void whatIsTooMuchIsNamedWithItsFigures() {
    List<Verdict> verdicts = judge(new CapacityLimits(90, 200, 80, false), full());
    assertThat(verdicts)
        .extracting(Verdict::rule)
        .containsExactly("capacity.memory", "capacity.cpu", "capacity.datastore");
    assertThat(verdicts)
        .extracting(Verdict::message)
        .containsExactly(
            "node pve1's memory would be taken up to 94 % (60 GiB of 64 GiB; now 50 GiB); policy"
                + " allows 90 %",
            "node pve1's CPUs would be taken up to 250 % (40 CPUs of 16 CPUs; now 30 CPUs); policy"
                + " allows 200 %",
            "datastore ssd would be taken up to 85 % (850.5 GiB of 1000 GiB; now 500 GiB); policy"
                + " allows 80 %");
    assertThat(verdicts).allMatch(v -> v.decision() == Verdict.Decision.REFUSED);
    assertThat(verdicts).allMatch(v -> v.stack().equals("shop"));
  }

  @Test
  void exactlyTheLimitIsAllowed() {
    NodeCapacity node = new NodeCapacity("pve1", true, load(64, 0, 32, 32, "shop"), some, null);
    assertThat(judge(new CapacityLimits(50, null, null, false), of(node))).isEmpty();
    assertThat(judge(new CapacityLimits(49, null, null, false), of(node))).hasSize(1);
  }

  @Test
  void theWayCountsAsWellAsTheEnd() {
    NodeCapacity node = new NodeCapacity("pve1", true, load(64, 30, 60, 30, "shop"), some, null);
    assertThat(judge(new CapacityLimits(90, null, null, false), of(node)))
        .singleElement()
        .extracting(Verdict::message)
        .asString()
        .contains("up to 94 % while it is applied (60 GiB of 64 GiB");
  }

  @Test
  void whatIsFullAlreadyRefusesNoPlanThatTakesNoMoreOfIt() {
    NodeCapacity node =
        new NodeCapacity("pve1", true, load(64, 80, 80, 70), load(16, 1, 1, 1), 90 * GIB);
    assertThat(judge(new CapacityLimits(90, 100, null, true), of(node))).isEmpty();
  }

  @Test
  void eachStackThatTakesMoreIsRefused() {
    NodeCapacity node =
        new NodeCapacity("pve1", true, load(64, 50, 60, 60, "erp", "shop"), some, null);
    assertThat(judge(new CapacityLimits(90, null, null, false), of(node)))
        .extracting(Verdict::stack)
        .containsExactly("erp", "shop");
  }

  @Test
  void theLossOfANodeCountsWhereThePolicySaysSo() {
    NodeCapacity left =
        new NodeCapacity("pve1", true, load(64, 30, 40, 40, "shop"), some, 70 * GIB);
    NodeCapacity lost = new NodeCapacity("pve2", true, load(64, 30, 30, 30), some, null);
    Capacity capacity = new Capacity("main", List.of(left, lost), List.of(), "pve2");
    assertThat(judge(new CapacityLimits(null, null, null, false), capacity)).isEmpty();
    assertThat(judge(new CapacityLimits(null, null, null, true), capacity))
        .singleElement()
        .extracting(Verdict::rule, Verdict::message)
        .containsExactly(
            "capacity.nodeLoss",
            "if node pve2 is lost, node pve1's memory would be taken up to 109 % (70 GiB of 64 GiB);"
                + " policy allows 100 %");
    assertThat(judge(new CapacityLimits(110, null, null, true), capacity)).isEmpty();
  }

  @Test
  void whatTheClusterDoesNotTellIsNotJudged() {
    NodeCapacity node = new NodeCapacity("pve1", true, load(0, 0, 60, 60, "shop"), some, null);
    assertThat(judge(new CapacityLimits(90, null, null, false), of(node))).isEmpty();
  }

  private static Capacity full() {
    Load cpus = new Load(16, 30, 40, 40, new TreeSet<>(List.of("shop")));
    Load space =
        new Load(
            1000 * GIB,
            500 * GIB,
            850 * GIB + GIB / 2,
            850 * GIB + GIB / 2,
            new TreeSet<>(List.of("shop")));
    return new Capacity(
        "main",
        List.of(new NodeCapacity("pve1", true, load(64, 50, 60, 60, "shop"), cpus, null)),
        List.of(new StorageCapacity("ssd", null, space)),
        null);
  }

  private static Capacity of(NodeCapacity node) {
    return new Capacity("main", List.of(node), List.of(), null);
  }

  private static Load load(long total, long before, long during, long after, String... growing) {
    return new Load(
        total * GIB, before * GIB, during * GIB, after * GIB, new TreeSet<>(List.of(growing)));
  }

  private static List<Verdict> judge(CapacityLimits limits, @Nullable Capacity capacity) {
    Pipeline pipeline = new TestEstate().with().pipeline();
    return CapacityRule.judge(
        capacity == null ? List.of() : List.of(capacity),
        new Pipeline(
            pipeline.name(),
            false,
            pipeline.ledger(),
            pipeline.terraform(),
            new Pipeline.Policy(0, ServerSelector.NONE, limits),
            pipeline.origins()));
  }
}
