package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Retention;
import io.github.proxmoxctl.model.ServerSelector;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestFirewall;
import io.github.proxmoxctl.model.TestServer;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UnobeyedSettingsTest {

  @Test
  void serversThatWantNothingAreNotSpokenOf() {
    assertThat(warnings(new TestEstate().with(bare("web")))).isEmpty();
    assertThat(warnings(new TestEstate().of(List.of()))).isEmpty();
  }

  @Test
  void onlyPlannedStacksAreSpokenOf() {
    DesiredState state =
        new TestEstate()
            .backupPolicy("daily", new Retention.ByStorage(), ServerSelector.NONE)
            .with(bare("web").backups("daily"), bare("erp").stack("office").backups("daily"));

    assertThat(UnobeyedSettings.of(state, List.of("office")))
        .singleElement()
        .extracting(Diagnostic::summary)
        .asString()
        .endsWith("backs up 1 server (erp)");
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
