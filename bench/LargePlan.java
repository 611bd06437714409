import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a plan of a large estate costs on a cluster that answers as a real one does ({@code lab
 * start --timing realistic}: 20 ms a request, three workers), beside the same servers in one root.
 */
final class LargePlan implements AutoCloseable {

  private static final String CHANGED = "server-0007";
  private static final String MEMORY = "  memory: ";
  private static final int NEW_MEMORY_GIB = 9;

  private final Stage stage;
  private final int servers;
  private final InfraRepo infra;
  private final SingleRoots single;
  private final LabServer lab;

  private LargePlan(
      Stage stage, int servers, InfraRepo infra, SingleRoots single, LabServer lab) {
    this.stage = stage;
    this.servers = servers;
    this.infra = infra;
    this.single = single;
    this.lab = lab;
  }

  /** Makes so many servers on a lab that costs nothing, and goes on with one that does. */
  static LargePlan make(Stage stage, int servers) throws IOException, InterruptedException {
    Path world = stage.folder().resolve("large-plan/lab");
    Path repository = stage.folder().resolve("large-plan/infra");
    int port = LabServer.freePort();
    InfraRepo infra;
    SingleRoots single;
    try (LabServer quick = LabServer.start(stage, world, port, "--no-hosts")) {
      Estate.write(repository, stage.root().resolve("sample-infra-repo"), servers, port);
      infra = InfraRepo.commit(stage, repository, quick);
      infra.goal("plan").run();
      infra.goal("apply").run();
      single = SingleRoots.make(stage, infra);
    }
    LabServer lab = LabServer.start(stage, world, port, "--no-hosts", "--timing", "realistic");
    return new LargePlan(stage, servers, infra, single, lab);
  }

  /** Drift of all servers, of which there is none. */
  Comparison drift(int rounds) throws IOException, InterruptedException {
    Contender one = terraform("one root with our module: plan", single.module(), "");
    one.run();
    one.insistOn("No changes.");
    Contender full = infra.goal("drift", "--all").named("drift --all");
    Contender cheap = infra.goal("drift").named("drift, which looks before it plans");
    full.run();
    cheap.run();
    return Comparison.measure(
        "drift of %,d servers, 20 ms a request, 3 workers".formatted(servers),
        "drift --all at most 1.05 x one root, drift at most 0.25 x",
        rounds,
        List.of(one, full, cheap));
  }

  /** A plan after one server of all was changed. */
  Comparison change(int rounds) throws IOException, InterruptedException {
    Path file = infra.folder().resolve("servers/stack-1/servers-01.yaml");
    String yaml = Files.readString(file);
    int at = yaml.indexOf(MEMORY, yaml.indexOf(CHANGED));
    int end = yaml.indexOf('\n', at);
    Files.writeString(
        file,
        yaml.substring(0, at) + MEMORY + NEW_MEMORY_GIB + "GiB" + yaml.substring(end));
    single.change(CHANGED, NEW_MEMORY_GIB * 1024);
    Contender ours = infra.goal("plan");
    stage.warmUp(ours, "plan");
    ours.insistOn("1 to ");
    List<Contender> contenders = new ArrayList<>();
    contenders.add(ours);
    contenders.add(
        terraform(
            "one root with our module, -target",
            single.module(),
            "-target=module.server[\"" + CHANGED + "\"]"));
    contenders.add(terraform("one root with our module", single.module(), ""));
    contenders.add(terraform("one root, one for_each", single.forEach(), ""));
    for (Contender rival : contenders.subList(1, contenders.size())) {
      rival.run();
      rival.insistOn("Plan: 0 to add, 1 to change, 0 to destroy.");
    }
    return Comparison.measure(
        "plan, one server of %,d changed, 20 ms a request, 3 workers".formatted(servers),
        "-target at least 1.5 x plan, the best single root 15 x, one for_each 30 x",
        rounds,
        contenders);
  }

  // what people run: the JSON for a reviewer's tool is left out here, it would be theirs to wait for
  private Contender terraform(String name, Path root, String option) {
    Map<String, String> environment = new TreeMap<>(infra.environment());
    environment.put(
        "TF_CLI_CONFIG_FILE",
        infra.folder().resolve("target/proxmox/terraform.tfrc").toString());
    environment.put("TF_IN_AUTOMATION", "1");
    environment.put("PROXMOX_VE_ENDPOINT", "https://127.0.0.1:" + lab.port() + "/");
    environment.put("PROXMOX_VE_API_TOKEN", environment.get("PROXMOXCTL_LAB_PLAN_TOKEN"));
    environment.put("SSL_CERT_FILE", infra.folder().resolve("lab-ca.pem").toString());
    List<String> plan =
        new ArrayList<>(
            List.of("terraform", "plan", "-input=false", "-no-color", "-lock=false", "-out=plan.tfplan"));
    if (!option.isEmpty()) {
      plan.add(option);
    }
    return new Contender(
        name,
        List.of(List.of("terraform", "init", "-input=false", "-no-color"), plan),
        root,
        environment,
        stage.log("terraform-" + root.getFileName()));
  }

  @Override
  public void close() {
    lab.close();
  }
}
