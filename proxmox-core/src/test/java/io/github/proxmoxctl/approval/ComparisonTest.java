package io.github.proxmoxctl.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.Layer;
import io.github.proxmoxctl.plan.Pins;
import io.github.proxmoxctl.plan.Plan;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.TestPlan;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final Set<Layer> SERVERS = EnumSet.of(Layer.SERVERS);
  private static final Set<Layer> ALL = EnumSet.allOf(Layer.class);

  private static TestPlan shop() {
    return TestPlan.of("shop")
        .creates("shop-web-4")
        .fromScratch("shop-web-4", "base", "web")
        .reconfigures("shop-web-1", "web: nginx upstreams change")
        .addsTargets("node shop-web-4:9100");
  }

  private static final Plan PLAN = TestPlan.plan(shop(), TestPlan.of("other").creates("o-1"));

  private static Approval lastPlan(Plan plan) {
    return new Approval(Approval.Source.LAST_PLAN, null, ApprovedPlan.of(plan));
  }

  private static Approval digestOnly(Digest digest) {
    return Approval.ofDigest(digest.shortForm(), List.of());
  }

  private static StackPlan stack(TestPlan plan) {
    return plan.build();
  }

  private static List<String> summaries(List<Diagnostic> differences) {
    return differences.stream().map(Diagnostic::summary).toList();
  }

  @Test
  void theSamePlanAndAPartOfItAreApproved() {
    Plan rest = TestPlan.plan(TestPlan.of("shop").fromScratch("shop-web-4", "base", "web"));
    assertThat(Comparison.differences(lastPlan(PLAN), PLAN, ALL)).isEmpty();
    assertThat(Comparison.differences(lastPlan(PLAN), rest, ALL)).isEmpty();
  }

  @Test
  void aServerThatWasNotApprovedIsNamedWithItsPlace() {
    Plan more = TestPlan.plan(shop().destroys("shop-db-1"));
    List<Diagnostic> differences = Comparison.differences(lastPlan(PLAN), more, SERVERS);
    assertThat(differences).hasSize(1);
    assertThat(differences.get(0).code()).isEqualTo("approval.difference");
    assertThat(differences.get(0).summary()).startsWith("shop: shop-db-1 was not approved");
    assertThat(differences.get(0).location()).isNotNull();
  }

  @Test
  void layersThatTheGoalLeavesAloneMayDiffer() {
    Plan more = TestPlan.plan(shop().reconfigures("shop-web-2", "other").desires("else"));
    assertThat(Comparison.differences(lastPlan(PLAN), more, SERVERS)).isEmpty();
    assertThat(summaries(Comparison.differences(lastPlan(PLAN), more, ALL)))
        .containsExactly(
            "shop: the configuration of shop-web-2 was not approved as it is now",
            "shop: what monitoring shall know was not approved as it is now");
  }

  @Test
  void otherPinsMatterToServersOnly() {
    Plan upgraded =
        Plan.of("acme", "3f9c2e1", new Pins("Terraform 1.12.0", "0a1b", "2c3d"), PLAN.stacks());
    assertThat(Comparison.differences(lastPlan(PLAN), upgraded, SERVERS))
        .extracting(Diagnostic::code)
        .containsExactly("approval.pins");
    assertThat(Comparison.differences(lastPlan(PLAN), upgraded, EnumSet.of(Layer.CONFIGURATION)))
        .isEmpty();
  }

  @Test
  void aHostConfiguredByNowIsNotMissed() {
    StackPlan rest =
        stack(TestPlan.of("shop").reconfigures("shop-web-1", "web: nginx upstreams change"));
    assertThat(Comparison.configurationDifferences(lastPlan(PLAN), rest)).isEmpty();
    StackPlan done = stack(TestPlan.of("shop"));
    assertThat(Comparison.configurationDifferences(lastPlan(PLAN), done)).isEmpty();
  }

  @Test
  void aHostOutsideTheApprovedPlanAndOneThatChangedSinceAreTold() {
    StackPlan fresh =
        stack(
            TestPlan.of("shop")
                .reconfigures("shop-web-1", "web: port 80 → 8080")
                .fromScratch("shop-web-5", "base", "web"));
    List<Diagnostic> differences = Comparison.configurationDifferences(lastPlan(PLAN), fresh);
    assertThat(differences)
        .extracting(Diagnostic::detail)
        .containsExactly(
            "the approved plan configures it otherwise; now: web: port 80 → 8080",
            "the approved plan does not configure it; now: roles base, web");
    assertThat(summaries(differences))
        .containsExactly(
            "shop: the configuration of shop-web-1 was not approved as it is now",
            "shop: the configuration of shop-web-5 was not approved as it is now");
  }

  @Test
  void oneHostsConfigurationApprovesNoOtherHost() {
    Plan approved = TestPlan.plan(TestPlan.of("shop").fromScratch("a", "base"));
    StackPlan fresh = stack(TestPlan.of("shop").fromScratch("b", "base"));
    assertThat(Comparison.configurationDifferences(lastPlan(approved), fresh)).hasSize(1);
  }

  @Test
  void monitoringIsApprovedByWhatItShallKnowAndNotByWhatItKnows() {
    StackPlan half = stack(TestPlan.of("shop").writes("+ rules/acme.web.yml"));
    assertThat(Comparison.monitoringDifferences(lastPlan(PLAN), half)).isEmpty();
  }

  @Test
  void otherMonitoringIsToldByItsTargets() {
    StackPlan fresh =
        stack(
            TestPlan.of("shop")
                .addsTargets("node shop-web-4:9100", "node shop-web-5:9100")
                .removesTargets("node shop-db-1:9100")
                .desires("else"));
    assertThat(Comparison.monitoringDifferences(lastPlan(PLAN), fresh))
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.code()).isEqualTo("approval.difference");
              assertThat(difference.detail())
                  .isEqualTo(
                      "now: + node shop-web-4:9100, + node shop-web-5:9100,"
                          + " - node shop-db-1:9100");
            });
  }

  @Test
  void manyTargetsAreCountedRatherThanListed() {
    TestPlan many = TestPlan.of("shop").desires("else");
    for (int i = 1; i <= 12; i++) {
      many.addsTargets("node web-" + i + ":9100");
    }
    assertThat(Comparison.monitoringDifferences(lastPlan(PLAN), stack(many)))
        .singleElement()
        .extracting(Diagnostic::detail)
        .asString()
        .endsWith("+ node web-10:9100 and 2 more");
  }

  @Test
  void unchangedMonitoringNeedsNoApproval() {
    StackPlan done = stack(TestPlan.of("unknown").desires("else"));
    assertThat(Comparison.monitoringDifferences(lastPlan(PLAN), done)).isEmpty();
  }

  @Test
  void aStackThatWasNotPlannedIsNotApproved() {
    StackPlan other = stack(TestPlan.of("new").fromScratch("a", "base").addsTargets("node a:9100"));
    assertThat(Comparison.configurationDifferences(lastPlan(PLAN), other)).hasSize(1);
    assertThat(Comparison.monitoringDifferences(lastPlan(PLAN), other)).hasSize(1);
  }

  @Test
  void theDigestOfOneStackApprovesNoOther() {
    Digest ofOther = PLAN.stacks().get(0).digest();
    Approval approval = Approval.ofDigest(ofOther.shortForm(), List.of(ApprovedPlan.of(PLAN)));
    assertThat(approval.plan()).isNotNull();
    assertThat(summaries(Comparison.differences(approval, PLAN, SERVERS)))
        .containsExactly("shop: shop-web-4 was not approved as it is now");
    assertThat(Comparison.configurationDifferences(approval, stack(shop()))).hasSize(2);
    assertThat(Comparison.monitoringDifferences(approval, stack(shop()))).hasSize(1);
  }

  @Test
  void aDigestAloneApprovesAnEqualPlanAndNoPartOfIt() {
    Approval whole = digestOnly(PLAN.digest());
    assertThat(Comparison.differences(whole, PLAN, ALL)).isEmpty();
    Plan only = TestPlan.plan(shop());
    assertThat(Comparison.differences(digestOnly(only.stacks().get(0).digest()), only, ALL))
        .isEmpty();
    Plan rest = TestPlan.plan(TestPlan.of("shop").fromScratch("shop-web-4", "base", "web"));
    assertThat(Comparison.differences(whole, rest, ALL))
        .extracting(Diagnostic::code)
        .containsExactly("approval.digest");
  }

  @Test
  void aDigestAloneApprovesALayerThatItNames() {
    StackPlan stack = stack(shop());
    for (Digest digest : List.of(stack.digest(), stack.configuration().digest())) {
      assertThat(Comparison.configurationDifferences(digestOnly(digest), stack)).isEmpty();
    }
    for (Digest digest : List.of(stack.digest(), stack.monitoring().digest())) {
      assertThat(Comparison.monitoringDifferences(digestOnly(digest), stack)).isEmpty();
    }
    assertThat(Comparison.configurationDifferences(digestOnly(stack.monitoring().digest()), stack))
        .extracting(Diagnostic::code)
        .containsExactly("approval.digest");
    assertThat(Comparison.monitoringDifferences(digestOnly(stack.configuration().digest()), stack))
        .extracting(Diagnostic::code)
        .containsExactly("approval.digest");
  }

  @Test
  void ofSeveralKnownPlansTheNamedOneApproves() {
    Plan newer = TestPlan.plan(TestPlan.of("shop"));
    Approval approval =
        Approval.ofDigest(
            PLAN.digest().hex(), List.of(ApprovedPlan.of(newer), ApprovedPlan.of(PLAN)));
    assertThat(approval.plan()).isEqualTo(ApprovedPlan.of(PLAN));
  }
}
