package io.github.proxmoxctl.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which of several values counts: configuration, then -D, then POM properties, then variable. */
class PrecedenceTest {

  private static final Path BASE = Path.of("/srv/estate");

  private static final Map<String, String> VARIABLE = Map.of("PROXMOXCTL_LOCK_TIMEOUT", "1m");
  private static final Map<String, String> PROPERTY = Map.of("proxmox.lockTimeout", "2m");
  private static final Map<String, String> TYPED = Map.of("proxmox.lockTimeout", "3m");
  private static final Map<String, String> CONFIGURATION = Map.of("lockTimeout", "4m");

  private static Duration lockTimeout(Configured configured) {
    return configured.mojo(new ApplyMojo()).request().lockTimeout();
  }

  @Test
  void nothingGivenIsTheDefault() {
    assertThat(lockTimeout(Configured.in(BASE))).isZero();
  }

  @Test
  void eachLevelYieldsToTheNext() {
    Configured configured = Configured.in(BASE).environment(VARIABLE);
    assertThat(lockTimeout(configured)).hasMinutes(1);
    configured = configured.properties(PROPERTY);
    assertThat(lockTimeout(configured)).hasMinutes(2);
    configured = configured.user(TYPED);
    assertThat(lockTimeout(configured)).hasMinutes(3);
    configured = configured.configuration(CONFIGURATION);
    assertThat(lockTimeout(configured)).hasMinutes(4);
  }

  @Test
  void aBlankVariableIsNone() {
    assertThat(
            Configured.in(BASE)
                .environment(
                    Map.of(
                        "PROXMOXCTL_LOCK_TIMEOUT", "",
                        "PROXMOXCTL_STACK", "",
                        "PROXMOXCTL_APPROVE", " ",
                        "PROXMOXCTL_DIRECTORY", ""))
                .mojo(new ApplyMojo())
                .request())
        .isEqualTo(Configured.in(BASE).mojo(new ApplyMojo()).request());
  }

  @Test
  void theDirectoryIsThePomsFolder() {
    assertThat(Configured.in(BASE).mojo(new ValidateMojo()).request().root()).isEqualTo(BASE);
  }

  @Test
  void withoutAPomItIsTheCurrentFolder() {
    assertThat(Configured.in(BASE).withoutPom().mojo(new ValidateMojo()).request().root())
        .isEqualTo(BASE);
  }

  @Test
  void aRelativeDirectoryStartsThere() {
    Map<String, String> user = Map.of("proxmox.directory", "../infra");
    assertThat(Configured.in(BASE).user(user).mojo(new ValidateMojo()).request().root())
        .isEqualTo(Path.of("/srv/infra"));
    assertThat(
            Configured.in(BASE).withoutPom().user(user).mojo(new ValidateMojo()).request().root())
        .isEqualTo(Path.of("/srv/infra"));
  }

  @Test
  void stacksAreSeparatedByCommasAndBlanksAroundThemDoNotCount() {
    assertThat(
            Configured.in(BASE)
                .user(Map.of("proxmox.stack", "shop, erp,,"))
                .mojo(new PlanMojo())
                .request()
                .stacks())
        .containsExactly("erp", "shop");
  }
}
