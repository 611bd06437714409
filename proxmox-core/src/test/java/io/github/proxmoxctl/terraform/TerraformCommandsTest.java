package io.github.proxmoxctl.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.plan.RootChanges;
import io.github.proxmoxctl.process.Command;
import io.github.proxmoxctl.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerraformCommandsTest {

  private static final Path PROGRAM = Path.of("/opt/terraform");
  private static final TerraformTool TOOL =
      new TerraformTool(PROGRAM, TerraformTool.Flavour.TERRAFORM, new ToolVersion(1, 11, 4));
  private static final Secret PASSWORD = Secret.of("pass-word");
  private static final Secret TOKEN = Secret.of("a@pve!b=c");

  private final TerraformCommands commands =
      new TerraformCommands(
          TOOL,
          Map.of("PATH", "/bin", "TF_LOG", "trace", "PROXMOX_VE_INSECURE", "true"),
          Optional.of(Path.of("/w/terraform.tfrc")));

  @Test
  void theUsersGarbageCollectionStands() {
    var theirs = new TerraformCommands(TOOL, Map.of("GOGC", "50"), Optional.empty());
    assertThat(theirs.init(root(false)).environment()).containsEntry("GOGC", "50");
  }

  @Test
  void init() {
    var command = commands.init(root(false));
    assertThat(command.argv())
        .containsExactly("/opt/terraform", "init", "-input=false", "-no-color", "-json");
    assertThat(command.environment())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("PATH", "/bin"),
                Map.entry("CHECKPOINT_DISABLE", "1"),
                Map.entry("GOGC", "400"),
                Map.entry("TF_IN_AUTOMATION", "1"),
                Map.entry("TF_DATA_DIR", "/w/a root/.terraform"),
                Map.entry("TF_CLI_CONFIG_FILE", "/w/terraform.tfrc"),
                Map.entry("TF_HTTP_ADDRESS", "http://127.0.0.1:4711/shop/r01"),
                Map.entry("TF_HTTP_LOCK_ADDRESS", "http://127.0.0.1:4711/shop/r01"),
                Map.entry("TF_HTTP_UNLOCK_ADDRESS", "http://127.0.0.1:4711/shop/r01"),
                Map.entry("TF_HTTP_UPDATE_METHOD", "POST"),
                Map.entry("TF_HTTP_LOCK_METHOD", "LOCK"),
                Map.entry("TF_HTTP_UNLOCK_METHOD", "UNLOCK"),
                Map.entry("TF_HTTP_USERNAME", "me")));
    assertThat(command.secrets()).isEqualTo(Map.of("TF_HTTP_PASSWORD", PASSWORD));
    assertCommon(command);
  }

  @Test
  void initWithAGivenLockFile() {
    assertThat(commands.init(root(true)).argv()).endsWith("-json", "-lockfile=readonly");
  }

  @Test
  void plan() {
    var command = commands.plan(root(false), PlanOptions.ofParallelism(6));
    assertThat(command.argv())
        .containsExactly(
            "/opt/terraform",
            "plan",
            "-input=false",
            "-no-color",
            "-json",
            "-out=plan.tfplan",
            "-parallelism=6");
    assertThat(command.environment())
        .containsEntry("PROXMOX_VE_ENDPOINT", "https://pve:8006")
        .containsEntry("SSL_CERT_FILE", "/w/ca.pem")
        .containsEntry("SSL_CERT_DIR", "/w/no other authorities")
        .doesNotContainKeys("PROXMOX_VE_INSECURE", "TF_LOG");
    assertThat(command.secrets())
        .isEqualTo(Map.of("TF_HTTP_PASSWORD", PASSWORD, "PROXMOX_VE_API_TOKEN", TOKEN));
    assertCommon(command);
  }

  @Test
  void planWithoutLock() {
    assertThat(commands.plan(root(false), PlanOptions.ofParallelism(6).withoutLock()).argv())
        .endsWith("-parallelism=6", "-lock=false");
  }

  @Test
  void planOfWhatIsMadeAnew() {
    String vm = "module.server[\"web\"].proxmox_virtual_environment_vm.vm";
    assertThat(
            commands.plan(root(false), PlanOptions.ofParallelism(6).replacing(List.of(vm))).argv())
        .endsWith("-parallelism=6", "-replace=" + vm);
  }

  @Test
  void forgetTouchesTheStateAndNoCluster() {
    var command = commands.forget(root(false), List.of("module.server[\"web\"]"));
    assertThat(command.argv())
        .containsExactly("/opt/terraform", "state", "rm", "module.server[\"web\"]");
    assertThat(command.secrets()).isEqualTo(Map.of("TF_HTTP_PASSWORD", PASSWORD));
    assertCommon(command);
  }

  @Test
  void show() {
    var command = commands.show(root(false), "plan.tfplan");
    assertThat(command.argv())
        .containsExactly("/opt/terraform", "show", "-no-color", "-json", "plan.tfplan");
    assertThat(command.secrets()).isEmpty();
    assertThat(command.environment()).doesNotContainKeys("TF_HTTP_ADDRESS", "PROXMOX_VE_ENDPOINT");
    assertCommon(command);
  }

  @Test
  void applyOfASavedPlanAndNoOther() {
    var plan =
        new SavedPlan(
            PlanOptions.ofParallelism(3),
            new RootChanges(List.of(), List.of(), false, false),
            List.of());
    var command = commands.apply(root(false), plan);
    assertThat(command.argv())
        .containsExactly(
            "/opt/terraform",
            "apply",
            "-input=false",
            "-no-color",
            "-json",
            "-parallelism=3",
            "plan.tfplan");
    assertThat(command.spool()).isEqualTo(Path.of("/w/a root/apply.jsonl"));
    assertThat(command.secrets()).containsOnlyKeys("TF_HTTP_PASSWORD", "PROXMOX_VE_API_TOKEN");
    assertCommon(command);
  }

  @Test
  void version() {
    assertThat(TerraformCommands.version(PROGRAM))
        .containsExactly("/opt/terraform", "version", "-json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-auto-approve", "../plan", "a b", "a/b"})
  void takesNoOptionForAPlanFile(String name) {
    assertThatThrownBy(() -> new PlanOptions(name, 1, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertCommon(Command command) {
    assertThat(command.directory()).isEqualTo(Path.of("/w/a root"));
    assertThat(command.ownSession()).isTrue();
    assertThat(command.environment().values()).doesNotContain("pass-word", "a@pve!b=c");
    assertThat(command.argv())
        .noneMatch(word -> word.contains("approve") || word.contains("target"));
  }

  private static RootDirectory root(boolean isLockFileReadOnly) {
    return new RootDirectory(
        "shop/r01",
        Path.of("/w/a root"),
        new StateAddress(URI.create("http://127.0.0.1:4711/shop/r01"), "me", PASSWORD),
        new ProviderAccess(URI.create("https://pve:8006"), TOKEN, Path.of("/w/ca.pem")),
        isLockFileReadOnly);
  }
}
