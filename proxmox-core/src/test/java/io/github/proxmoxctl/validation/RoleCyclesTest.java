package io.github.proxmoxctl.validation;

import static io.github.proxmoxctl.model.TestRole.named;
import static io.github.proxmoxctl.validation.TestVariables.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.TestEstate;
import org.junit.jupiter.api.Test;

class RoleCyclesTest {

  private final Rule rule = new RoleCycles();

  @Test
  void treeHolds() {
    assertThat(
            rule.check(
                new TestEstate()
                    .role(named("a").dependsOn("b", "c"))
                    .role(named("b").dependsOn("c", "was"))
                    .role(named("c"))
                    .with()))
        .isEmpty();
  }

  @Test
  void cycleIsReportedOnceWithItsWay() {
    assertThat(
            said(
                rule.check(
                    new TestEstate()
                        .role(named("a").dependsOn("was", "b"))
                        .role(named("b").dependsOn("c"))
                        .role(named("c").dependsOn("a"))
                        .role(named("d").dependsOn("d"))
                        .with())))
        .containsExactly(
            "role.cycle: the role \"a\" depends on itself, by way of b, c",
            "role.cycle: the role \"d\" depends on itself");
  }
}
