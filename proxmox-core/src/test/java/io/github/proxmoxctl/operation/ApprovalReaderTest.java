package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.approval.Approval;
import io.github.proxmoxctl.approval.ApprovedPlan;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.Plan;
import io.github.proxmoxctl.plan.TestPlan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalReaderTest {

  private static final Plan BEGUN = TestPlan.plan(TestPlan.of("shop").creates("a").creates("b"));
  private static final Plan NEWER = TestPlan.plan(TestPlan.of("shop").creates("b"));

  @TempDir private Path root;
  private Site site;

  @BeforeEach
  void open() throws Exception {
    Git.init().setDirectory(root.toFile()).call().close();
    site = Site.open(root, Map.of());
  }

  @AfterEach
  void close() {
    site.close();
  }

  private void lastPlan(Plan plan) {
    site.workspace()
        .write("plan-result.json", ApprovedPlan.of(plan).json().getBytes(StandardCharsets.UTF_8));
  }

  private Approval named(Digest digest) {
    return ApprovalReader.read(site, digest.shortForm(), Terminal.NOBODY).orElseThrow();
  }

  @Test
  void theLastPlanApprovesWhereNothingIsNamed() {
    lastPlan(NEWER);
    Approval approval = ApprovalReader.read(site, null, Terminal.NOBODY).orElseThrow();
    assertThat(approval)
        .isEqualTo(new Approval(Approval.Source.LAST_PLAN, null, ApprovedPlan.of(NEWER)));
  }

  @Test
  void aNamedDigestIsThatOfTheLastPlanOrOfOneThatBegan() {
    lastPlan(NEWER);
    new BegunApprovals(site.durable()).keep(ApprovedPlan.of(BEGUN));
    assertThat(named(NEWER.digest()).plan()).isEqualTo(ApprovedPlan.of(NEWER));
    assertThat(named(BEGUN.digest()).plan()).isEqualTo(ApprovedPlan.of(BEGUN));
    assertThat(named(BEGUN.stacks().get(0).digest()).plan()).isEqualTo(ApprovedPlan.of(BEGUN));
    assertThat(named(Digest.of(List.of("else"))).plan()).isNull();
  }

  @Test
  void whatBeganIsFoundWithoutAWorkspace() {
    new BegunApprovals(site.durable()).keep(ApprovedPlan.of(BEGUN));
    assertThat(named(BEGUN.digest()).plan()).isEqualTo(ApprovedPlan.of(BEGUN));
  }

  @Test
  void whatBeganIsNotApprovedByItself() {
    new BegunApprovals(site.durable()).keep(ApprovedPlan.of(BEGUN));
    assertThatThrownBy(() -> ApprovalReader.read(site, null, Terminal.NOBODY))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("no plan is approved");
    assertThat(ApprovalReader.read(site, null, question -> Optional.empty())).isEmpty();
  }
}
