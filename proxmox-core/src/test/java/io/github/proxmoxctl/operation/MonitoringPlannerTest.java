package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.approval.Approval;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.AppliedRegistration;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.TestMonitoring;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.plan.MonitoringPlan;
import io.github.proxmoxctl.plan.TestGiven;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a plan says of monitoring, and who may leave it. */
class MonitoringPlannerTest {

  private static final Path ROOT = Path.of("/infra");
  private static final AppliedServer WEB = given("web-1", "10.1.0.11");
  private static final AppliedServer OLD = given("old", "10.1.0.12");

  @Test
  void withoutADocumentThereIsNothing() {
    assertThat(plan(new MonitoredEstate("shop").declared(server("web-1"), WEB)))
        .isEqualTo(MonitoringPlan.NONE);
  }

  @Test
  void whatComesAndWhatGoes() {
    MonitoringPlan plan =
        plan(
            estate()
                .declared(server("web-1"), WEB)
                .applied(OLD)
                .registered(registered("node 10.1.0.12:9100")));
    assertThat(plan.added()).containsExactly("node web-1:9100");
    assertThat(plan.removed()).containsExactly("node old:9100");
    assertThat(plan.files()).containsExactly("+ rules/acme.shop.yml");
  }

  @Test
  void theSameAgainIsNoChangeAndTheApprovedStaysTheSameOnTheWay() {
    Estate before = estate().declared(server("web-1"), WEB).build(ROOT);
    MonitoringPlanner planner = MonitoringPlanner.of(before);
    MonitoringPlan first = planner.plan("shop");
    Map<String, String> digests = new TreeMap<>();
    planner
        .files(planner.desired("shop"))
        .forEach((name, text) -> digests.put(name, MonitoringDifference.digest(text)));
    AppliedRegistration whole =
        new AppliedRegistration(
            new TreeSet<>(Set.of("node 10.1.0.11:9100")), new TreeMap<>(digests));
    MonitoringPlan after = plan(estate().declared(server("web-1"), WEB).registered(whole));
    assertThat(after.hasChanges()).isFalse();
    assertThat(after.desired()).isEqualTo(first.desired());
    assertThat(after.digest()).isNotEqualTo(first.digest());
  }

  @Test
  void onlyServersThatExistAndRunAreTargetsNow() {
    MonitoringPlanner planner =
        MonitoringPlanner.of(
            estate()
                .declared(server("web-1"), WEB)
                .declared(server("web-2"), given("web-2", "10.1.0.13"))
                .declared(server("asleep").stopped(), given("asleep", "10.1.0.14"))
                .applied(WEB)
                .applied(given("asleep", "10.1.0.14"))
                .build(ROOT));
    assertThat(planner.present("shop").targets())
        .extracting(target -> target.server())
        .containsExactly("web-1");
    assertThat(planner.desired("shop").targets())
        .extracting(target -> target.server())
        .containsExactly("web-1", "web-2");
  }

  @Test
  void anAddressThatIsScrapedTwiceIsRefused() {
    MonitoredEstate twice =
        estate()
            .declared(server("web-1"), WEB)
            .with(
                TestMonitoring.host(
                    "nas", "other", "10.1.0.11", new ExternalHost.Endpoint("node", 9100, "/m")));
    assertThatThrownBy(() -> plan(twice))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("is a target of job \"node\" twice")
        .hasMessageContaining("nas")
        .hasMessageContaining("web-1");
  }

  @Test
  void aRegistrationWithoutADocumentIsRemembered() {
    Estate estate =
        new MonitoredEstate("shop").registered(registered("node 10.1.0.12:9100")).build(ROOT);
    assertThat(MonitoringPlanner.of(estate).warnings("shop"))
        .extracting(Diagnostic::code)
        .containsExactly("monitoring.forgotten");
  }

  @Test
  void whoMayNotBeDestroyedMayNotLeave() {
    MonitoredEstate leaving = estate().applied(OLD).registered(registered("node 10.1.0.12:9100"));
    assertThat(objections(leaving, Approval.Source.LAST_PLAN))
        .extracting(Diagnostic::code)
        .containsExactly("policy.maxDestroys");
    assertThat(objections(leaving, Approval.Source.DIGEST)).isEmpty();
    assertThat(objections(leaving.maxDestroys(1), Approval.Source.LAST_PLAN)).isEmpty();

    MonitoredEstate guarded =
        estate().applied(TestGiven.protectedOne(OLD)).registered(registered("node 10.1.0.12:9100"));
    assertThat(objections(guarded, Approval.Source.DIGEST))
        .extracting(Diagnostic::code)
        .containsExactly("policy.protect");
  }

  @Test
  void whoIsGoneOrWasNeverRegisteredLeavesFreely() {
    assertThat(
            objections(
                estate().registered(registered("node 10.1.0.12:9100")), Approval.Source.LAST_PLAN))
        .isEmpty();
    assertThat(objections(estate().applied(OLD), Approval.Source.LAST_PLAN)).isEmpty();
  }

  private static List<Diagnostic> objections(MonitoredEstate estate, Approval.Source source) {
    return LeavingServers.objections(
        estate.build(ROOT), Set.of("shop"), Optional.of(new Approval(source, null, null)));
  }

  private static MonitoringPlan plan(MonitoredEstate estate) {
    return MonitoringPlanner.of(estate.build(ROOT)).plan("shop");
  }

  private static MonitoredEstate estate() {
    return new MonitoredEstate("shop").with(TestMonitoring.any());
  }

  private static TestServer server(String name) {
    return TestServer.named(name).nic("front", "app").role("node_exporter");
  }

  private static AppliedServer given(String name, String address) {
    return TestGiven.server(name, Map.of(), TestGiven.nic(0, address), "front");
  }

  private static AppliedRegistration registered(String... keys) {
    return new AppliedRegistration(new TreeSet<>(List.of(keys)), new TreeMap<>());
  }
}
