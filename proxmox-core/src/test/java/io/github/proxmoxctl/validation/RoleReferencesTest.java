package io.github.proxmoxctl.validation;

import static io.github.proxmoxctl.validation.TestVariables.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestRole;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.Undecoded;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleReferencesTest {

  private final Rule rule = new RoleReferences(Undecoded.NOTHING);
  private final TestEstate estate = new TestEstate().role(TestRole.named("shop").dependsOn("was"));

  @Test
  void builtInAndDeclaredRolesHold() {
    estate.externalHost(TestEstate.externalHost("erp", "192.0.2.1", RoleUse.of("node_exporter")));

    assertThat(rule.check(estate.with(TestServer.named("a").role("web").role("shop")))).isEmpty();
  }

  @Test
  void unknownRolesAreReportedWhereverTheyAreWritten() {
    estate
        .role(TestRole.named("blog").dependsOn("wes"))
        .externalHost(TestEstate.externalHost("erp", "192.0.2.1", RoleUse.of("nod_exporter")));

    assertThat(said(rule.check(estate.with(TestServer.named("a").role("shp")))))
        .containsExactly(
            "reference.unknown: there is no role \"wes\"",
            "reference.unknown: there is no role \"shp\"",
            "reference.unknown: there is no role \"nod_exporter\"");
  }

  @Test
  void roleThatCouldNotBeDecodedIsNotMissing() {
    var undecoded = new Undecoded(false, Map.of("Role", Set.of("shp")));

    assertThat(new RoleReferences(undecoded).check(estate.with(TestServer.named("a").role("shp"))))
        .isEmpty();
  }
}
