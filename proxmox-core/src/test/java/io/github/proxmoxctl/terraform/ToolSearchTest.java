package io.github.proxmoxctl.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.process.CommonsExecRunner;
import io.github.proxmoxctl.process.Interruption;
import io.github.proxmoxctl.secret.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With small scripts in place of Terraform; the real one is in {@link TerraformIT}. */
@Timeout(30)
class ToolSearchTest {

  private static final String TERRAFORM =
      "{\"terraform_version\": \"1.11.4\", \"terraform_outdated\": false}";

  @TempDir Path folder;

  @Test
  void findsTerraformOnThePath() throws IOException {
    var program = script("bin/terraform", "echo '" + TERRAFORM + "'");
    assertThat(search(Map.of()).find())
        .isEqualTo(
            new TerraformTool(program, TerraformTool.Flavour.TERRAFORM, new ToolVersion(1, 11, 4)));
  }

  @Test
  void findsOpenTofuWhereThereIsNoTerraform() throws IOException {
    var program = script("bin/tofu", "echo '{\"terraform_version\": \"1.12.0-beta1\"}'");
    var tool = search(Map.of()).find();
    assertThat(tool.executable()).isEqualTo(program);
    assertThat(tool.flavour()).isEqualTo(TerraformTool.Flavour.OPENTOFU);
    assertThat(tool.title()).isEqualTo("OpenTofu 1.12.0");
    assertThat(tool.flavour().lockFile()).isEqualTo("tofu.lock.hcl");
  }

  @Test
  void takesTheChosenOneBeforeThePath() throws IOException {
    script("bin/terraform", "echo '" + TERRAFORM + "'");
    var chosen = script("a b/mine", "echo '" + TERRAFORM + "'");
    assertThat(search(Map.of("PROXMOXCTL_TERRAFORM", chosen.toString())).find().executable())
        .isEqualTo(chosen);
  }

  @Test
  void findsWhatThePipelineNames() throws IOException {
    script("bin/terraform", "echo '" + TERRAFORM + "'");
    var tofu = script("bin/tofu", "echo '{\"terraform_version\": \"1.11.4\"}'");
    var chosen = script("elsewhere/tf", "echo '" + TERRAFORM + "'");
    var repository = Files.createDirectories(folder.resolve("repository"));

    assertThat(search(Map.of()).find("tofu", repository).executable()).isEqualTo(tofu);
    // the environment is the machine's word, and a machine knows what it has
    assertThat(
            search(Map.of("PROXMOXCTL_TERRAFORM", chosen.toString()))
                .find("tofu", repository)
                .executable())
        .isEqualTo(chosen);
    assertThat(
            catchThrowableOfType(
                    DiagnosticException.class, () -> search(Map.of()).find("tofu-1.9", repository))
                .diagnostics()
                .get(0)
                .summary())
        .isEqualTo("the Pipeline names \"tofu-1.9\", and there is no such program");
  }

  @Test
  void runsNothingOfTheRepositoryItself() throws IOException {
    var mark = folder.resolve("mark");
    var evil = script("repository/evil", "touch '" + mark + "'; echo '" + TERRAFORM + "'");
    Files.createDirectories(folder.resolve("bin"));
    Files.createSymbolicLink(folder.resolve("bin/tofu"), evil);

    for (var command : java.util.List.of(evil.toString(), "tofu")) {
      assertThat(
              catchThrowableOfType(
                      DiagnosticException.class,
                      () -> search(Map.of()).find(command, folder.resolve("repository")))
                  .diagnostics()
                  .get(0)
                  .summary())
          .endsWith("is a file of this repository, and is not run");
    }
    assertThat(mark).doesNotExist();
  }

  @Test
  void findsWhatToolsSetupFetched() throws IOException {
    var fetched = script("cache/bin/terraform", "echo '" + TERRAFORM + "'");
    var cache = folder.resolve("cache").toString();
    assertThat(search(Map.of("PROXMOXCTL_CACHE", cache)).find().executable()).isEqualTo(fetched);
  }

  @Test
  void asksWithoutTheUsersOverrides() throws IOException {
    script("bin/terraform", "test -z \"$TF_CLI_ARGS\" && echo '" + TERRAFORM + "'");
    assertThat(search(Map.of("TF_CLI_ARGS", "-help")).find().version())
        .isEqualTo(new ToolVersion(1, 11, 4));
  }

  @Test
  void saysWhatIsMissing() {
    var problem = problem(Map.of());
    assertThat(problem.code()).isEqualTo("terraform.missing");
    assertThat(problem.detail()).isEqualTo("PATH=" + folder.resolve("bin"));
    assertThat(problem.remedy()).contains("tools/setup", "1.11.0");

    assertThat(problem(Map.of("PROXMOXCTL_TERRAFORM", "nope")).summary())
        .isEqualTo("PROXMOXCTL_TERRAFORM names \"nope\", and there is no such program");
  }

  @Test
  void refusesAnOldVersion() throws IOException {
    script("bin/terraform", "echo '{\"terraform_version\":\"1.9.8\",\"terraform_outdated\":true}'");
    var problem = problem(Map.of());
    assertThat(problem.code()).isEqualTo("terraform.version");
    assertThat(problem.summary()).contains("is 1.9.8, and 1.11.0 is needed");
  }

  @Test
  void namesOpenTofuWhereThatIsTooOld() throws IOException {
    script("bin/tofu", "echo '{\"terraform_version\":\"1.8.3\"}'");
    var problem = problem(Map.of());
    assertThat(problem.summary()).contains("/bin/tofu is 1.8.3, and 1.11.0 is needed");
    assertThat(problem.remedy()).contains("install a newer OpenTofu");
  }

  @Test
  void refusesWhatIsNoTerraform() throws IOException {
    script("bin/terraform", "echo hello");
    assertThat(problem(Map.of()).summary()).contains("did not answer \"version -json\" with JSON");
    script("bin/terraform", "echo '{}'");
    assertThat(problem(Map.of()).summary()).contains("did not say its version");
    script("bin/terraform", "echo broken >&2; exit 9");
    assertThat(problem(Map.of()).summary()).contains("does not run (exit code 9) broken");
  }

  @Test
  void ordersVersionsByNumber() {
    assertThat(new ToolVersion(1, 9, 8)).isLessThan(new ToolVersion(1, 11, 0));
    assertThat(ToolVersion.parse("v1.12.3+meta")).contains(new ToolVersion(1, 12, 3));
    assertThat(ToolVersion.parse("1.12")).isEmpty();
  }

  private Diagnostic problem(Map<String, String> more) {
    return catchThrowableOfType(DiagnosticException.class, () -> search(more).find())
        .diagnostics()
        .get(0);
  }

  private ToolSearch search(Map<String, String> more) {
    var environment = new java.util.HashMap<>(more);
    environment.put("PATH", folder.resolve("bin").toString());
    return new ToolSearch(environment, new CommonsExecRunner(new Redactor(), new Interruption()));
  }

  private Path script(String name, String body) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
