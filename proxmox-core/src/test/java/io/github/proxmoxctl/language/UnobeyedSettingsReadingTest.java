package io.github.proxmoxctl.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.render.DiagnosticText;
import io.github.proxmoxctl.render.Style;
import io.github.proxmoxctl.validation.UnobeyedSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code plan} and {@code apply} say of declared settings that no goal obeys, by place. */
class UnobeyedSettingsReadingTest {

  @TempDir private Path root;

  @Test
  void eachDeclaredSettingIsNamedWhereItIsFirstWritten() throws IOException {
    TestRepository.base(root)
        .write(
            "catalog/objects.yaml",
            """
            apiVersion: proxmoxctl/v1
            kind: BackupPolicy
            metadata: {name: daily}
            spec: {schedule: "02:30", datastore: nas, keep: {last: 3}}
            """)
        .write("servers/shop/web.yaml", server("web", ""))
        .write(
            "servers/shop/app.yaml",
            server("app", "  firewall: {policyIn: REJECT}\n  rollout: rebuild\n"))
        .write(
            "servers/shop/db.yaml",
            server("db", "  replicas: 2\n  firewall: {enabled: false}\n  backup: [daily]\n"));
    ReadResult read = Repository.read(root);
    assertThat(read.diagnostics()).isEmpty();

    List<Diagnostic> warnings =
        UnobeyedSettings.of(Objects.requireNonNull(read.state()), List.of("shop"));

    assertThat(DiagnosticText.render(warnings, read.sources(), Style.PLAIN))
        .isEqualTo(
            """
            warning[setting.notYet]: `rollout: rebuild` is not obeyed yet: a new image changes nothing on 1 server (app)
              --> servers/shop/app.yaml:9:12
               |
             9 |   rollout: rebuild
               |            ^^^^^^^
               = replace them by name until then
            """);
    assertThat(UnobeyedSettings.of(read.state(), List.of("office")))
        .as("only planned stacks are spoken of")
        .isEmpty();
  }

  private static String server(String name, String more) {
    return TestRepository.server(
        "{name: " + name + "}", "  image: debian-12\n  cpu: {cores: 2}\n  memory: 4GiB\n" + more);
  }
}
