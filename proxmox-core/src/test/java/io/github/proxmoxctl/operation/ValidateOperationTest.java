package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.language.TestRepository;
import io.github.proxmoxctl.operation.ValidateResult.Counts;
import io.github.proxmoxctl.render.OutputFormat;
import io.github.proxmoxctl.render.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidateOperationTest {

  @TempDir private Path root;

  @Test
  void soundRepoIsOkAndHandsOnItsState() throws IOException {
    TestRepository.base(root);

    ValidateResult result = ValidateOperation.execute(new ValidateRequest(root));

    assertThat(result.outcome()).isEqualTo(Outcome.OK);
    assertThat(result.counts()).isEqualTo(new Counts(5, 1, 2, 1, 1));
    assertThat(result.desiredState().servers()).hasSize(1);
    assertThat(result.diagnosticsText(Style.PLAIN)).isEmpty();
  }

  @Test
  void errorIsInvalidAndHandsOnNothing() throws IOException {
    TestRepository.base(root).write("catalog/networks.yaml", "");

    ValidateResult result = ValidateOperation.execute(new ValidateRequest(root));

    assertThat(result.outcome()).isEqualTo(Outcome.INVALID);
    assertThat(result.outcome().exitCode()).isEqualTo(3);
    assertThat(result.state()).isNull();
    assertThatThrownBy(result::desiredState).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void resultFileHoldsWhatWasFound() throws IOException {
    TestRepository.base(root).write("catalog/networks.yaml", "");

    ValidateResult result = ValidateOperation.run(new ValidateRequest(root), Map.of());

    String json = result.output(OutputFormat.JSON, Style.PLAIN);
    assertThat(root.resolve("target/proxmox/validate-result.json")).hasContent(json);
    assertThat(json)
        .contains("\"goal\" : \"validate\"", "\"outcome\" : \"invalid\"", "\"exitCode\" : 3")
        .contains("\"formatVersion\" : \"1.0\"", "\"code\" : \"reference.unknown\"");
  }

  @ParameterizedTest
  @CsvSource({"SARIF, validate.sarif", "JUNIT, validate-junit.xml"})
  void aReportIsWrittenToItsFileToo(OutputFormat format, String file) throws IOException {
    TestRepository.base(root).write("catalog/networks.yaml", "");

    ValidateResult result = ValidateOperation.run(new ValidateRequest(root, format), Map.of());

    String report = result.output(format, Style.PLAIN);
    assertThat(report).contains("reference.unknown", "servers/shop/web.yaml");
    assertThat(root.resolve("target/proxmox").resolve(file)).hasContent(report);
    assertThat(root.resolve("target/proxmox/validate-result.json")).exists();
  }

  @Test
  void explainsAServerInTextAndAsData() throws IOException {
    TestRepository.base(root);

    ValidateResult result =
        ValidateOperation.execute(new ValidateRequest(root, OutputFormat.TEXT, "web"));

    assertThat(result.outcome()).isEqualTo(Outcome.OK);
    assertThat(result.output(OutputFormat.TEXT, Style.PLAIN))
        .startsWith("web in stack shop on cluster main")
        .endsWith("\n\nNo problem in 5 files. Nothing was contacted.\n");
    assertThat(result.output(OutputFormat.JSON, Style.PLAIN))
        .contains("\"path\" : \"memory.size\"", "\"source\" : \"server\"");
  }

  @Test
  void secretInTheOpenIsNotExplained() throws IOException {
    TestRepository.base(root)
        .write(
            "catalog/roles.yaml", "apiVersion: proxmoxctl/v1\nkind: Role\nmetadata: {name: erp}\n")
        .write(
            "ansible/roles/erp/meta/argument_specs.yml",
            "argument_specs: {main: {options: {erp_pin: {type: str, no_log: true}}}}\n")
        .write(
            "servers/shop/web.yaml",
            TestRepository.server(
                "{name: web}",
                """
                  image: debian-12
                  size: small
                  networks: [{name: front, network: app}]
                  sshKeys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ3mI1kC3mSIhIYxjQqSyhGZ8gQ8dJd0q x]
                  roles: [{role: erp, variables: {erp_pin: hunter2}}]
                """));

    ValidateResult result =
        ValidateOperation.execute(new ValidateRequest(root, OutputFormat.TEXT, "web"));

    assertThat(result.outcome()).isEqualTo(Outcome.INVALID);
    assertThat(result.output(OutputFormat.TEXT, Style.PLAIN)).doesNotContain("hunter2");
    assertThat(result.output(OutputFormat.JSON, Style.PLAIN)).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "wbe, server.unknown, did you mean \"web\"?",
    "app, server.series, 'explain one of them: app-1, app-2'",
    "zzz, server.unknown, 'explain one of: app-1, app-2, web'"
  })
  void serverThatCannotBeExplainedIsAWrongCommandLine(String name, String code, String remedy)
      throws IOException {
    TestRepository.base(root)
        .write(
            "servers/shop/app.yaml",
            TestRepository.server(
                "{name: app}", "  image: debian-12\n  size: small\n  replicas: 2\n"));

    ValidateResult result =
        ValidateOperation.execute(new ValidateRequest(root, OutputFormat.TEXT, name));

    assertThat(result.outcome()).isEqualTo(Outcome.USAGE);
    assertThat(result.diagnostics())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.remedy()).isEqualTo(remedy);
            });
  }

  @Test
  void otherFormatsWriteTheResultFileAlone() throws IOException {
    TestRepository.base(root);

    ValidateOperation.run(new ValidateRequest(root, OutputFormat.JSON), Map.of());

    assertThat(root.resolve("target/proxmox/validate.sarif")).doesNotExist();
    assertThat(root.resolve("target/proxmox/validate-junit.xml")).doesNotExist();
  }

  @Test
  void writesNothingByItself() throws IOException {
    TestRepository.base(root);

    ValidateOperation.execute(new ValidateRequest(root));

    assertThat(Files.exists(root.resolve("target"))).isFalse();
  }
}
