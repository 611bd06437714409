package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.approval.Approval;
import io.github.proxmoxctl.approval.ApprovedPlan;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.Layer;
import io.github.proxmoxctl.plan.Plan;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.plan.TestPlan;
import io.github.proxmoxctl.plan.Verdict;
import io.github.proxmoxctl.workspace.PrivateFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatekeeperTest {

  private static final Digest ELSE = Digest.of(List.of("else"));
  private static final Verdict DESTROYS =
      new Verdict(
          "maxDestroys", "shop", Verdict.Decision.NEEDS_APPROVAL, "destroys 1", "approve", null);

  private static final Plan SERVERS = TestPlan.plan(TestPlan.of("shop").creates("a"));
  private static final Plan CONFIGURATION =
      TestPlan.plan(
          TestPlan.of("shop").fromScratch("a", "base").addsTargets("node a:9100").desires("a"));
  private static final Plan BOTH =
      TestPlan.plan(TestPlan.of("shop").creates("a").fromScratch("a", "base"));

  @TempDir private Path folder;
  private BegunApprovals begun;

  @BeforeEach
  void open() {
    begun = new BegunApprovals(PrivateFolder.durable(folder.resolve("durable")));
  }

  private List<Diagnostic> objections(
      Set<Layer> layers, Plan plan, Approval approval, Verdict... verdicts) {
    return new Gatekeeper(Terminal.NOBODY, layers, begun)
        .objections(report(plan, verdicts), Optional.of(approval));
  }

  private static PlanReport report(Plan plan, Verdict... verdicts) {
    return new PlanReport(plan, List.of(verdicts), List.of(), Duration.ofSeconds(1));
  }

  private static Approval digest(Digest digest) {
    return Approval.ofDigest(digest.hex(), List.of());
  }

  private static Approval lastPlan(Plan plan) {
    return new Approval(Approval.Source.LAST_PLAN, null, ApprovedPlan.of(plan));
  }

  @Test
  void whatAGoalDoesNotDoNeedsNoApprovalAndLeavesNone() {
    assertThat(objections(Gatekeeper.SERVERS, CONFIGURATION, digest(ELSE))).isEmpty();
    assertThat(begun.namedBy(CONFIGURATION.digest().hex())).isEmpty();
  }

  @Test
  void aDeployNeedsApprovalForEveryLayer() {
    assertThat(objections(Gatekeeper.ALL, CONFIGURATION, digest(ELSE)))
        .extracting(Diagnostic::code)
        .containsExactly("approval.digest");
    assertThat(objections(Gatekeeper.ALL, CONFIGURATION, lastPlan(SERVERS)))
        .extracting(Diagnostic::code)
        .containsExactly("approval.difference", "approval.difference");
    assertThat(begun.namedBy(CONFIGURATION.digest().hex())).isEmpty();
    assertThat(objections(Gatekeeper.ALL, CONFIGURATION, lastPlan(CONFIGURATION))).isEmpty();
  }

  @Test
  void whatBeganByItsDigestGoesOnByTheSameDigestWhenLessIsLeft() {
    assertThat(objections(Gatekeeper.SERVERS, BOTH, digest(BOTH.digest()))).isEmpty();
    String typed = BOTH.digest().shortForm();
    Approval later = Approval.ofDigest(typed, begun.namedBy(typed));
    Plan rest = TestPlan.plan(TestPlan.of("shop").fromScratch("a", "base"));
    assertThat(objections(Gatekeeper.ALL, rest, digest(BOTH.digest())))
        .as("the digest alone would not do")
        .isNotEmpty();
    assertThat(objections(Gatekeeper.ALL, rest, later)).isEmpty();
    assertThat(objections(Gatekeeper.ALL, CONFIGURATION, later))
        .extracting(Diagnostic::summary)
        .containsExactly("shop: what monitoring shall know was not approved as it is now");
  }

  @Test
  void theDigestOfTheOnlyStackIsRememberedToo() {
    Digest stack = BOTH.stacks().get(0).digest();
    assertThat(objections(Gatekeeper.SERVERS, BOTH, digest(stack))).isEmpty();
    assertThat(begun.namedBy(stack.shortForm())).containsExactly(ApprovedPlan.of(BOTH));
  }

  @Test
  void theWholeApprovedPlanIsKeptWhenLessIsLeftAtTheStart() {
    assertThat(objections(Gatekeeper.SERVERS, SERVERS, lastPlan(BOTH))).isEmpty();
    assertThat(begun.namedBy(BOTH.digest().hex())).containsExactly(ApprovedPlan.of(BOTH));
  }

  @Test
  void theLastPlanApprovesOnlyWhatPolicyAllows() {
    assertThat(objections(Gatekeeper.SERVERS, SERVERS, lastPlan(SERVERS), DESTROYS))
        .extracting(Diagnostic::code)
        .containsExactly("policy.maxDestroys");
    assertThat(objections(Gatekeeper.SERVERS, SERVERS, digest(SERVERS.digest()), DESTROYS))
        .isEmpty();
  }

  @Test
  void theNameTypedAtATerminalApprovesTheShownPlan() {
    Gatekeeper yes = new Gatekeeper(question -> Optional.of("shop\n"), Gatekeeper.SERVERS, begun);
    Gatekeeper no = new Gatekeeper(question -> Optional.of("yes"), Gatekeeper.SERVERS, begun);
    assertThat(no.objections(report(BOTH), Optional.empty()))
        .extracting(Diagnostic::code)
        .containsExactly("approval.declined");
    assertThat(begun.namedBy(BOTH.digest().hex())).isEmpty();
    assertThat(yes.objections(report(BOTH), Optional.empty())).isEmpty();
    assertThat(begun.namedBy(BOTH.digest().hex())).hasSize(1);
  }

  @Test
  void laterStagesStayWithinWhatTheGateLetGo() {
    Approval typed = Gatekeeper.inEffect(report(BOTH), Optional.empty());
    assertThat(typed.plan()).isEqualTo(ApprovedPlan.of(BOTH));
    assertThat(typed.overcomesPolicy()).isTrue();
    Approval last = Gatekeeper.inEffect(report(SERVERS), Optional.of(lastPlan(BOTH)));
    assertThat(last.plan()).isEqualTo(ApprovedPlan.of(BOTH));
    assertThat(last.overcomesPolicy()).isFalse();
    Approval named = Gatekeeper.inEffect(report(BOTH), Optional.of(digest(BOTH.digest())));
    assertThat(named.plan()).isEqualTo(ApprovedPlan.of(BOTH));
    assertThat(named.digest()).isEqualTo(BOTH.digest().hex());
  }
}
