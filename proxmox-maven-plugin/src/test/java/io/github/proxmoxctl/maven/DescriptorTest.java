package io.github.proxmoxctl.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The surface that operators have in their POMs and scripts: a change here is a change for them.
 */
class DescriptorTest {

  private static final List<String> EVERY_GOAL =
      List.of(
          "color String proxmox.color ${env.PROXMOXCTL_COLOR}",
          "directory File proxmox.directory ${env.PROXMOXCTL_DIRECTORY}",
          "output String proxmox.output ${env.PROXMOXCTL_OUTPUT}",
          "skip boolean proxmox.skip false");

  private static final String STACK = "stack List proxmox.stack ${env.PROXMOXCTL_STACK}";

  @Test
  void goalsAndPrefix() {
    assertThat(Descriptor.read().getGoalPrefix()).isEqualTo("proxmox");
    assertThat(Descriptor.read().getMojos())
        .extracting(MojoDescriptor::getGoal)
        .containsExactlyInAnyOrder(
            "help",
            "validate",
            "plan",
            "apply",
            "configure",
            "register-monitoring",
            "deploy",
            "status",
            "drift");
  }

  @Test
  void validateHasTheseSettings() {
    assertThat(settings("validate"))
        .isEqualTo(
            and(
                "explain String proxmox.explain ${env.PROXMOXCTL_EXPLAIN}",
                "skipValidate boolean proxmox.validate.skip false"));
  }

  @Test
  void planHasTheseSettings() {
    assertThat(settings("plan"))
        .isEqualTo(
            and(
                "all boolean proxmox.all ${env.PROXMOXCTL_ALL}",
                "comment boolean proxmox.comment ${env.PROXMOXCTL_COMMENT}",
                "commit String proxmox.commit ${env.PROXMOXCTL_COMMIT}",
                "request String proxmox.request ${env.PROXMOXCTL_REQUEST}",
                "detailedExitcode boolean proxmox.detailedExitcode"
                    + " ${env.PROXMOXCTL_DETAILED_EXITCODE}",
                "skipPlan boolean proxmox.plan.skip false",
                STACK));
  }

  @Test
  void applyHasTheseSettings() {
    assertThat(settings("apply"))
        .isEqualTo(
            and(
                "approve String proxmox.approve ${env.PROXMOXCTL_APPROVE}",
                "lockTimeout String proxmox.lockTimeout ${env.PROXMOXCTL_LOCK_TIMEOUT}",
                "skipApply boolean proxmox.apply.skip false",
                STACK));
  }

  @Test
  void configureHasTheseSettings() {
    assertThat(settings("configure"))
        .isEqualTo(
            and(
                "all boolean proxmox.all ${env.PROXMOXCTL_ALL}",
                "approve String proxmox.approve ${env.PROXMOXCTL_APPROVE}",
                "bootTimeout String proxmox.bootTimeout ${env.PROXMOXCTL_BOOT_TIMEOUT}",
                "forks String proxmox.forks ${env.PROXMOXCTL_FORKS}",
                "limit List proxmox.limit ${env.PROXMOXCTL_LIMIT}",
                "lockTimeout String proxmox.lockTimeout ${env.PROXMOXCTL_LOCK_TIMEOUT}",
                "repin List proxmox.repin ${env.PROXMOXCTL_REPIN}",
                "skipConfigure boolean proxmox.configure.skip false",
                STACK));
  }

  @Test
  void registerMonitoringHasTheseSettings() {
    assertThat(settings("register-monitoring"))
        .isEqualTo(
            and(
                "approve String proxmox.approve ${env.PROXMOXCTL_APPROVE}",
                "lockTimeout String proxmox.lockTimeout ${env.PROXMOXCTL_LOCK_TIMEOUT}",
                "skipRegisterMonitoring boolean proxmox.register-monitoring.skip false",
                STACK,
                "verifyTimeout String proxmox.verifyTimeout ${env.PROXMOXCTL_VERIFY_TIMEOUT}"));
  }

  @Test
  void deployHasTheseSettings() {
    assertThat(settings("deploy"))
        .isEqualTo(
            and(
                "approve String proxmox.approve ${env.PROXMOXCTL_APPROVE}",
                "lockTimeout String proxmox.lockTimeout ${env.PROXMOXCTL_LOCK_TIMEOUT}",
                "skipDeploy boolean proxmox.deploy.skip false",
                STACK));
  }

  @Test
  void driftHasTheseSettings() {
    assertThat(settings("drift"))
        .isEqualTo(
            and(
                "all boolean proxmox.all ${env.PROXMOXCTL_ALL}",
                "detailedExitcode boolean proxmox.detailedExitcode"
                    + " ${env.PROXMOXCTL_DETAILED_EXITCODE}",
                "skipDrift boolean proxmox.drift.skip false",
                STACK));
  }

  @Test
  void statusHasTheseSettings() {
    assertThat(settings("status"))
        .isEqualTo(and("skipStatus boolean proxmox.status.skip false", STACK));
  }

  private static List<String> settings(String goal) {
    return Descriptor.settings(goal).values().stream()
        .map(
            setting ->
                String.join(
                    " ",
                    setting.name(),
                    setting.type().replaceAll(".*\\.", ""),
                    setting.property(),
                    setting.defaultValue()))
        .sorted()
        .toList();
  }

  private static List<String> and(String... own) {
    List<String> all = new ArrayList<>(EVERY_GOAL);
    all.addAll(List.of(own));
    all.sort(Comparator.naturalOrder());
    return all;
  }

  @ParameterizedTest
  @CsvSource({
    "validate,false,validate",
    "plan,true,",
    "apply,true,",
    "configure,true,",
    "register-monitoring,true,",
    "deploy,true,",
    "status,true,",
    "drift,true,"
  })
  void onlyWhatContactsSomethingNeedsTheNetAndOnlyValidateHasAPhase(
      String goal, boolean isOnline, String phase) {
    MojoDescriptor mojo = Descriptor.goal(goal);
    assertThat(mojo.isOnlineRequired()).isEqualTo(isOnline);
    assertThat(mojo.getPhase()).isEqualTo(phase);
    assertThat(mojo.isAggregator()).isTrue();
    assertThat(mojo.isProjectRequired()).isFalse();
    assertThat(mojo.isThreadSafe()).isTrue();
    assertThat(mojo.getDependencyResolutionRequired()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "validate",
        "plan",
        "apply",
        "configure",
        "register-monitoring",
        "deploy",
        "status",
        "drift"
      })
  void everySettingSaysSinceWhenWhatAndHowAndNoneIsASecret(String goal) {
    assertThat(Descriptor.goal(goal).getSince()).isEqualTo("0.1.0");
    assertThat(Descriptor.goal(goal).getParameters())
        .filteredOn(Parameter::isEditable)
        .allSatisfy(
            parameter -> {
              assertThat(parameter.getSince()).isEqualTo("0.1.0");
              assertThat(parameter.getDescription()).contains("Example").contains("-Dproxmox.");
              assertThat(parameter.getName().toLowerCase(Locale.ROOT))
                  .doesNotContainPattern("secret|token|password|key");
            });
  }
}
