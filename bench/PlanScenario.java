import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code proxmoxctl plan} adds to the Terraform commands that it runs. */
final class PlanScenario {

  private static final String ROOT = "stack-1/r01";

  private PlanScenario() {}

  /** One root whose servers are all applied on the lab: the refresh is real, nothing changes. */
  static Comparison oneRoot(Stage stage, int servers, int rounds)
      throws IOException, InterruptedException {
    try (LabServer lab =
        LabServer.start(stage, stage.folder().resolve("lab"))) {
      Path repository = stage.folder().resolve("root");
      Estate.write(repository, stage.root().resolve("sample-infra-repo"), servers, lab.port());
      InfraRepo infra = InfraRepo.commit(stage, repository, lab);
      Map<String, String> environment = infra.environment();
      // else the pre-check leaves nothing to compare
      Contender plan = infra.goal("plan", "--all");
      plan.run();
      infra.goal("apply").run();
      plan.run();
      Contender bare = bare(stage, repository, environment, lab);
      bare.run();
      stage.warmUp(plan, "plan");
      return Comparison.measure(
          "plan one root of %d servers, applied, nothing to change".formatted(servers),
          "plan at most 0.6 s more than bare terraform",
          rounds,
          List.of(bare, plan));
    }
  }

  /**
   * The same folder, variables, provider and cluster, run by hand. Our backend lives in our
   * process, so here the same state lies in a file.
   */
  private static Contender bare(
      Stage stage, Path repository, Map<String, String> environment, LabServer lab)
      throws IOException, InterruptedException {
    Path bare = stage.folder().resolve("bare");
    Copy.tree(repository.resolve("target/proxmox/roots").resolve(ROOT), bare);
    // our backend's settings
    Stage.delete(bare.resolve(".terraform"));
    Files.writeString(bare.resolve("override.tf"), "terraform {\n  backend \"local\" {}\n}\n");
    Contender.of(
            "export",
            repository,
            environment,
            bare.resolve("terraform.tfstate"),
            stage.cli().toString(),
            "state",
            "export",
            ROOT)
        .run();
    Map<String, String> ofTerraform = new TreeMap<>(environment);
    ofTerraform.put(
        "TF_CLI_CONFIG_FILE", repository.resolve("target/proxmox/terraform.tfrc").toString());
    ofTerraform.put("TF_IN_AUTOMATION", "1");
    ofTerraform.put("PROXMOX_VE_ENDPOINT", "https://127.0.0.1:" + lab.port() + "/");
    ofTerraform.put("PROXMOX_VE_API_TOKEN", environment.get("PROXMOXCTL_LAB_PLAN_TOKEN"));
    ofTerraform.put("SSL_CERT_FILE", repository.resolve("lab-ca.pem").toString());
    Contender commands =
        new Contender(
            "terraform init, plan -out, show -json",
            List.of(
                List.of("terraform", "init", "-input=false", "-no-color"),
                List.of(
                    "terraform",
                    "plan",
                    "-input=false",
                    "-no-color",
                    "-lock=false",
                    "-out=plan.tfplan"),
                List.of("terraform", "show", "-no-color", "-json", "plan.tfplan")),
            bare,
            ofTerraform,
            stage.log("terraform"));
    // first the check that both look at the same thing: here, too, there is nothing to change
    new Contender(
            "check",
            List.of(
                commands.commands().get(0),
                List.of("terraform", "plan", "-input=false", "-no-color", "-detailed-exitcode")),
            bare,
            ofTerraform,
            stage.log("terraform"))
        .run();
    return commands;
  }
}
