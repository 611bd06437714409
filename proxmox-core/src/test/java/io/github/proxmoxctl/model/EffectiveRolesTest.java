package io.github.proxmoxctl.model;

import static io.github.proxmoxctl.model.TestRole.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EffectiveRolesTest {

  @Test
  void baseIsFirstAndOnlyOnce() {
    assertThat(names(List.of())).containsExactly("base");
    assertThat(names(List.of("web", "base", "web"))).containsExactly("base", "web");
  }

  @Test
  void dependenciesComeBeforeDependents() {
    assertThat(
            names(
                List.of("shop", "web"),
                named("shop").dependsOn("tls", "was"),
                named("tls").dependsOn("certs"),
                named("certs")))
        .containsExactly("base", "certs", "tls", "was", "shop", "web");
  }

  @Test
  void cycleEnds() {
    assertThat(names(List.of("a"), named("a").dependsOn("b"), named("b").dependsOn("a")))
        .containsExactly("base", "b", "a");
  }

  @Test
  void unknownRoleIsLeftOut() {
    assertThat(names(List.of("none", "web"))).containsExactly("base", "web");
  }

  @Test
  void roleStandsForItsAnsibleRoles() {
    List<Role> roles =
        EffectiveRoles.of(
            new TestEstate().role(named("shop").ansible("java", "shop_app")).with(),
            List.of(RoleUse.of("shop")));

    assertThat(EffectiveRoles.ansibleNames(roles)).containsExactly("base", "java", "shop_app");
  }

  private static List<String> names(List<String> uses, TestRole... own) {
    var estate = new TestEstate();
    Stream.of(own).forEach(estate::role);
    return EffectiveRoles.of(estate.with(), uses.stream().map(RoleUse::of).toList()).stream()
        .map(Role::name)
        .toList();
  }
}
