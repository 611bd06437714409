package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.AppliedRegistration;
import io.github.proxmoxctl.model.TestMonitoring;
import io.github.proxmoxctl.plan.Difference;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitoringDriftTest {

  private static final String TARGETS = "targets/node/acme.shop.json";
  private static final String RULES = "rules/acme.shop.yml";

  @TempDir Path folder;

  @Test
  void whatIsAsItWasRegisteredIsNoDrift() throws IOException {
    write(TARGETS, "[1]");
    write(RULES, "groups: []");
    assertThat(drift()).isEqualTo(new MonitoringDrift(List.of(), List.of()));
  }

  @Test
  void aFileThatIsGoneAndOneThatIsOtherwiseAreNamed() throws IOException {
    write(TARGETS, "[2]");
    Files.createDirectories(folder.resolve("rules"));
    assertThat(drift().differences())
        .extracting(Difference::kind, Difference::server, Difference::stack)
        .containsExactly(
            tuple(Difference.Kind.VANISHED, "monitoring " + RULES, "shop"),
            tuple(Difference.Kind.CHANGED, "monitoring " + TARGETS, "shop"));
  }

  @Test
  void onAMachineWithoutTheFoldersThatIsSaid() {
    MonitoringDrift drift = drift();
    assertThat(drift.differences()).isEmpty();
    assertThat(drift.notes()).hasSize(1).noneMatch(Diagnostic::isError);
    assertThat(drift.notes().get(0).code()).isEqualTo("monitoring.folder");
    assertThat(drift.notes().get(0).detail()).contains("was not compared");
  }

  @Test
  void otherStacksAreNotLookedAt() {
    assertThat(MonitoringDrift.of(estate(), Set.of("other")).notes()).isEmpty();
  }

  private MonitoringDrift drift() {
    return MonitoringDrift.of(estate(), Set.of("shop"));
  }

  private Estate estate() {
    return new MonitoredEstate("shop")
        .with(
            TestMonitoring.at(
                URI.create("http://127.0.0.1:9090"),
                folder.resolve("targets"),
                folder.resolve("rules"),
                15,
                null))
        .registered(
            new AppliedRegistration(
                new TreeSet<>(),
                new TreeMap<>(
                    Map.of(
                        TARGETS,
                        MonitoringDifference.digest("[1]"),
                        RULES,
                        MonitoringDifference.digest("groups: []")))))
        .build(folder);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
