package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Severity;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Retention;
import io.github.proxmoxctl.model.ServerSelector;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestFirewall;
import io.github.proxmoxctl.model.TestServer;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnobeyedSettingsTest {

  @Test
  void serversThatWantNothingAreNotSpokenOf() {
    assertThat(warnings(new TestEstate().with(bare("web")))).isEmpty();
    assertThat(warnings(new TestEstate().of(List.of()))).isEmpty();
  }

  @Test
  void defaultIsOneLineForACluster() {
    List<TestServer> many =
        IntStream.rangeClosed(1, 40)
            .mapToObj(index -> TestServer.named("web-" + index).replica("web", index))
            .toList();

    assertThat(warnings(new TestEstate().with(many)))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.severity()).isEqualTo(Severity.WARNING);
              assertThat(warning.code()).isEqualTo("setting.notYet");
              assertThat(warning.summary())
                  .isEqualTo("`firewall` is not obeyed yet: no rule is set on 40 servers (web)");
              assertThat(file(warning)).isEqualTo("catalog/clusters.yaml");
              assertThat(warning.detail()).contains("on by default");
            });
  }

  @Test
  void onlyPlannedStacksAreSpokenOf() {
    DesiredState state =
        new TestEstate().with(TestServer.named("web"), TestServer.named("erp").stack("office"));

    assertThat(UnobeyedSettings.of(state, List.of("office")))
        .singleElement()
        .extracting(Diagnostic::summary)
        .asString()
        .endsWith("on 1 server (erp)");
    assertThat(UnobeyedSettings.of(state, List.of())).isEmpty();
  }

  @Test
  void backupsAreNamed() {
    Retention keep = new Retention.ByStorage();
    assertThat(
            warnings(
                new TestEstate()
                    .backupPolicy("daily", keep, ServerSelector.NONE)
                    .backupPolicy(
                        "weekly",
                        keep,
                        new ServerSelector(
                            false, new TreeMap<>(), List.of(), List.of("db"), List.of()))
                    .with(bare("web").backups("daily"), bare("db"), bare("cache"))))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.summary())
                  .isEqualTo("`backup` is not obeyed yet: no job backs up 2 servers (web, db)");
              assertThat(file(warning)).isEqualTo("catalog/backups.yaml");
            });
  }

  private static String file(Diagnostic warning) {
    Location location = Objects.requireNonNull(warning.location());
    return location.file();
  }

  private static TestServer bare(String name) {
    return TestServer.named(name).firewall(TestFirewall.off());
  }

  private static List<Diagnostic> warnings(DesiredState state) {
    return UnobeyedSettings.of(state, List.of("shop"));
  }
}
