package io.github.proxmoxctl.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.BuiltInRoles;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.RoleSpecification;
import io.github.proxmoxctl.model.RoleSpecification.Argument;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we know of the roles that come with proxmoxctl is what their Ansible roles say. */
class BuiltInSpecificationsTest {

  private final Map<String, RoleSpecification> specifications =
      Repository.read(Path.of("..", "sample-infra-repo")).readable().specifications();

  static Stream<Role> roles() {
    return BuiltInRoles.ALL.stream();
  }

  @Test
  void sampleUsesAllOfThem() {
    assertThat(specifications)
        .containsOnlyKeys("base", "db", "node_exporter", "was", "web")
        .allSatisfy((name, specification) -> assertThat(specification.isOurs()).isTrue());
  }

  @ParameterizedTest
  @MethodSource("roles")
  void portsAreMovedByVariablesThatTheRoleHas(Role role) {
    RoleSpecification specification = specifications.get(role.name());
    assertThat(specification).isNotNull();
    Stream.concat(
            role.ports().stream().map(Role.Port::variable),
            role.exporters().stream().map(Role.Exporter::portVariable))
        .forEach(
            variable ->
                assertThat(specification.arguments())
                    .hasEntrySatisfying(
                        variable,
                        argument ->
                            assertThat(argument).extracting(Argument::type).isEqualTo("int")));
  }
}
