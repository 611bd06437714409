package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.TestStack;
import org.junit.jupiter.api.Test;

class AllowedRolesTest {

  private final Rule rule = new AllowedRoles();

  @Test
  void allowedOnesAndBaseHold() {
    assertThat(
            rule.check(
                new TestEstate()
                    .stack(TestStack.named("shop").roles("web"))
                    .with(TestServer.named("a").role("base").role("web"))))
        .isEmpty();
  }

  @Test
  void othersAreReportedOfServersAndHosts() {
    assertThat(
            rule.check(
                new TestEstate()
                    .stack(TestStack.named("shop").roles("web"))
                    .externalHost(TestEstate.externalHost("erp", "192.0.2.7", RoleUse.of("was")))
                    .with(TestServer.named("a").role("db").role("unknown"))))
        .extracting(Diagnostic::summary)
        .containsExactly(
            "role \"db\" is not allowed in stack \"shop\"",
            "role \"was\" is not allowed in stack \"shop\"");
  }
}
