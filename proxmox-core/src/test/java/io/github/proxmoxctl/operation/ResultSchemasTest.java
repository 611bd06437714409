package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.language.TestRepository;
import io.github.proxmoxctl.model.LastBackup;
import io.github.proxmoxctl.model.RunRecord;
import io.github.proxmoxctl.model.ServerStatus;
import io.github.proxmoxctl.model.StackRegistration;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.Capacity;
import io.github.proxmoxctl.plan.Difference;
import io.github.proxmoxctl.plan.Drift;
import io.github.proxmoxctl.plan.Effect;
import io.github.proxmoxctl.plan.Interpreter;
import io.github.proxmoxctl.plan.Load;
import io.github.proxmoxctl.plan.NodeCapacity;
import io.github.proxmoxctl.plan.Pins;
import io.github.proxmoxctl.plan.Plan;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.plan.Recording;
import io.github.proxmoxctl.plan.RootPlan;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.StorageCapacity;
import io.github.proxmoxctl.plan.TestGiven;
import io.github.proxmoxctl.plan.TestPlan;
import io.github.proxmoxctl.plan.Verdict;
import io.github.proxmoxctl.render.LargePlan;
import io.github.proxmoxctl.render.OutputFormat;
import io.github.proxmoxctl.render.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the goals write is what {@code schema/results} describes, and nothing that it does not. */
class ResultSchemasTest {

  private static final ResultSchema VALIDATE = ResultSchema.of("validate", true);
  private static final ResultSchema PLAN = ResultSchema.of("plan", true);
  private static final ResultSchema APPLY = ResultSchema.of("apply", true);
  private static final ResultSchema CONFIGURE = ResultSchema.of("configure", true);

  private static final ResultSchema REGISTER = ResultSchema.of("register-monitoring", true);
  private static final ResultSchema DEPLOY = ResultSchema.of("deploy", true);
  private static final ResultSchema DRIFT = ResultSchema.of("drift", true);
  private static final ResultSchema STATUS = ResultSchema.of("status", true);

  private static final Sources NO_SOURCES = new Sources(Map.of());
  private static final Location PLACE = new Location("proxmox.yaml", 9, 5, 12);
  private static final List<Diagnostic> PROBLEMS =
      List.of(
          Diagnostic.error("cluster.unreachable", "no endpoint answers", PLACE)
              .because("connection refused")
              .next("start it")
              .see(PLACE, "declared here"),
          Diagnostic.warning("terraform.lock", "the lock file was made", null));

  @TempDir private Path root;

  @Test
  void validationOfASoundRepoAndOfABrokenOne() throws IOException {
    TestRepository repository = TestRepository.base(root);
    ValidateOperation.run(new ValidateRequest(root), Map.of());
    assertThat(VALIDATE.violations(written("validate"))).isEmpty();
    ValidateOperation.run(new ValidateRequest(root, OutputFormat.JSON, "web"), Map.of());
    assertThat(written("validate")).contains("\"explanation\" : {");
    assertThat(VALIDATE.violations(written("validate"))).isEmpty();

    repository.write("catalog/networks.yaml", "");
    repository.write(
        "servers/shop/twice.yaml", TestRepository.server("{name: a, name: a}", "  {}"));
    ValidateOperation.run(new ValidateRequest(root), Map.of());
    assertThat(written("validate")).contains("\"related\" : [ {");
    assertThat(VALIDATE.violations(written("validate"))).isEmpty();
  }

  @Test
  void everyPlanThatTerraformWasRecordedToMake() throws IOException {
    for (String recording : Recording.ALL) {
      PlanResult result =
          new PlanResult(Outcome.CHANGES_PRESENT, PROBLEMS, NO_SOURCES, report(recording));
      assertThat(PLAN.violations(json(result))).as(recording).isEmpty();
    }
  }

  @Test
  void aPlanOfAllLayers() {
    Plan plan =
        TestPlan.plan(
            TestPlan.of("shop")
                .creates("shop-web-4")
                .fromScratch("shop-web-4", "base", "web")
                .reconfigures("shop-web-1", "web: nginx upstreams change")
                .addsTargets("node shop-web-4:9100")
                .removesTargets("node shop-old-1:9100")
                .writes("+ rules/acme.web.yml"));
    PlanReport report = new PlanReport(plan, List.of(), List.of(), Duration.ofSeconds(1));
    String json = json(new PlanResult(Outcome.OK, PROBLEMS, NO_SOURCES, report));
    assertThat(PLAN.violations(json)).isEmpty();
    assertThat(json)
        .contains("\"formatVersion\" : \"1.2\"", "\"kind\" : \"from-scratch\"")
        .contains("\"configure\" : 2", "\"targetsAdded\" : 1", "\"targetsRemoved\" : 1")
        .contains("\"monitoringFiles\" : 1", "\"added\" : [ \"node shop-web-4:9100\" ]");
    assertThat(PLAN.violations(json.replaceFirst("\"desired\"", "\"other\""))).isNotEmpty();
    assertThat(PLAN.violations(json.replaceFirst("from-scratch", "new"))).isNotEmpty();
  }

  @Test
  void aPlanOfAThousandChanges() {
    String json = json(new PlanResult(Outcome.REFUSED, PROBLEMS, NO_SOURCES, LargePlan.report()));

    assertThat(PLAN.violations(json)).isEmpty();
    // in the file nothing is folded
    assertThat(json.split("\"server\" : ", -1)).hasSize(1_001);
  }

  @ParameterizedTest
  @EnumSource
  void everyOutcomeWithoutAPlan(Outcome outcome) {
    assertThat(PLAN.violations(json(PlanResult.failed(outcome, PROBLEMS, NO_SOURCES)))).isEmpty();
    assertThat(APPLY.violations(json(ApplyResult.failed(outcome, PROBLEMS, NO_SOURCES)))).isEmpty();
    assertThat(
            REGISTER.violations(
                json(RegisterMonitoringResult.failed(outcome, PROBLEMS, NO_SOURCES))))
        .isEmpty();
    assertThat(STATUS.violations(json(StatusResult.failed(outcome, PROBLEMS, NO_SOURCES))))
        .isEmpty();
    assertThat(DRIFT.violations(json(DriftResult.failed(outcome, PROBLEMS, NO_SOURCES)))).isEmpty();
    assertThat(CONFIGURE.violations(json(ConfigureResult.failed(outcome, PROBLEMS, NO_SOURCES))))
        .isEmpty();
    assertThat(DEPLOY.violations(json(new DeployResult(outcome, List.of(), PROBLEMS)))).isEmpty();
  }

  @Test
  void aPlanWithCapacity() {
    Plan plan = TestPlan.plan(TestPlan.of("shop").creates("shop-web-4"));
    Load load = new Load(64, 10, 12, 11, new TreeSet<>());
    Capacity capacity =
        new Capacity(
            "main",
            List.of(
                new NodeCapacity("pve1", true, load, load, 12L),
                new NodeCapacity("pve2", true, load, load, null)),
            List.of(
                new StorageCapacity("ssd", null, load), new StorageCapacity("lvm", "pve1", load)),
            "pve2");
    PlanReport report =
        new PlanReport(plan, List.of(), List.of(), List.of(capacity), Duration.ofSeconds(1));
    String json = json(new PlanResult(Outcome.OK, PROBLEMS, NO_SOURCES, report));
    assertThat(PLAN.violations(json)).isEmpty();
    assertThat(json).contains("\"memoryAfterLoss\" : 12", "\"lostNode\" : \"pve2\"");
    assertThat(PLAN.violations(json.replaceFirst("\"during\"", "\"meanwhile\""))).isNotEmpty();
  }

  @Test
  void everyKindOfDrift() {
    List<Difference> differences =
        Stream.of(Difference.Kind.values())
            .map(
                kind ->
                    new Difference(
                        kind,
                        "web-1",
                        kind == Difference.Kind.FOREIGN ? null : "shop",
                        "main",
                        1042,
                        "pve1",
                        List.of(
                            new AttributeChange(
                                "memory", "1 GiB", null, Effect.RESTART, true, PLACE)),
                        "note",
                        kind == Difference.Kind.FOREIGN ? null : PLACE))
            .toList();
    Drift drift = new Drift("acme", differences, 36, 1, 4, Duration.ofSeconds(1));
    String json = json(new DriftResult(Outcome.CHANGES_PRESENT, PROBLEMS, NO_SOURCES, drift));
    assertThat(DRIFT.violations(json)).isEmpty();
    assertThat(DRIFT.violations(json.replaceFirst("vanished", "lost"))).isNotEmpty();
  }

  @Test
  void everyStageOfADeployment() {
    ApplyResult applied = applied(RunRecord.Result.APPLIED);
    ConfigureResult failed = ConfigureResult.failed(Outcome.ERROR, PROBLEMS, NO_SOURCES);
    DeployResult result =
        new DeployResult(
            Outcome.PARTLY_DONE,
            List.of(
                new DeployResult.Stage("apply", applied, true),
                new DeployResult.Stage("configure", failed, false)),
            List.of());
    assertThat(DEPLOY.violations(json(result))).isEmpty();
    assertThat(DEPLOY.violations(json(result).replaceFirst("\"changed\"", "\"done\"")))
        .isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyEndingOfAHost(ConfigureResult.Ending ending) {
    ConfigureResult result =
        new ConfigureResult(
            Outcome.PARTLY_DONE,
            PROBLEMS,
            NO_SOURCES,
            List.of(
                new ConfigureResult.Host(
                    "shop", "web-1", "changed", List.of("role web changed"), ending, 3)),
            7,
            applied(RunRecord.Result.FAILED).run(),
            "9d2f0c1");
    assertThat(CONFIGURE.violations(json(result))).isEmpty();
    assertThat(CONFIGURE.violations(json(result).replaceFirst("\"reasons\"", "\"why\"")))
        .isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyResultOfAStage(RunRecord.Result result) {
    assertThat(APPLY.violations(json(applied(result)))).isEmpty();
  }

  @Test
  void aRegistrationAndAStatus() {
    RegisterMonitoringResult registered =
        new RegisterMonitoringResult(
            Outcome.PARTLY_DONE,
            PROBLEMS,
            NO_SOURCES,
            List.of(
                new StackRegistration(
                    "shop",
                    false,
                    List.of("node web-1:9100"),
                    List.of("node old:9100"),
                    List.of("~ rules/acme.shop.yml"),
                    2,
                    1)),
            applied(RunRecord.Result.FAILED).run(),
            "9d2f0c1");
    assertThat(REGISTER.violations(json(registered))).isEmpty();
    Instant now = Instant.parse("2026-11-23T11:59:59Z");
    StatusResult status =
        new StatusResult(
            Outcome.OK,
            PROBLEMS,
            NO_SOURCES,
            now,
            List.of(
                new ServerStatus(
                    "web-1",
                    "shop",
                    "pve1",
                    "10.1.0.11",
                    List.of("web"),
                    "running",
                    now,
                    "3f9c2e1",
                    2,
                    1,
                    new LastBackup(null, true),
                    List.of("target node 10.1.0.11:9100: timeout")),
                new ServerStatus(
                    "web-2", "shop", null, null, List.of(), null, null, null, 0, null, null,
                    List.of())),
            false);
    assertThat(STATUS.violations(json(status))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"planDigest", "run", "stages", "outcome"})
  void aMissingKeyIsAViolation(String key) {
    String json = json(applied(RunRecord.Result.APPLIED));
    assertThat(APPLY.violations(json.replaceFirst("\"" + key + "\"", "\"other\""))).isNotEmpty();
  }

  @Test
  void aReaderPassesOverKeysThatWereAdded() {
    String more =
        json(applied(RunRecord.Result.APPLIED)).replaceFirst("\\{", "{\"addedLater\": 1,");
    assertThat(APPLY.violations(more)).isNotEmpty();
    assertThat(ResultSchema.of("apply", false).violations(more)).isEmpty();
  }

  private String written(String goal) throws IOException {
    return Files.readString(root.resolve("target/proxmox/" + goal + "-result.json"));
  }

  private static String json(GoalResult result) {
    return result.output(OutputFormat.JSON, Style.PLAIN);
  }

  private static ApplyResult applied(RunRecord.Result result) {
    Instant start = Instant.parse("2026-11-23T11:59:59Z");
    RunRecord.Counts counts = new RunRecord.Counts(1, 2, 3, 4);
    RunRecord run =
        new RunRecord(
            "20261123-115959-3f9c2e",
            "apply",
            "Ada <ada@example.org>",
            start,
            start.plusSeconds(9),
            "3f9c2e1",
            List.of(
                new RunRecord.Stage("shop", "terraform", "r01", result, counts, List.of("why")),
                new RunRecord.Stage("shop", "terraform", null, result, counts, List.of())));
    return new ApplyResult(
        Outcome.PARTLY_DONE, PROBLEMS, NO_SOURCES, report("several"), run, "9d2f0c1");
  }

  private static PlanReport report(String recording) {
    List<ServerChange> changes =
        new Interpreter(
                Map.of("web", TestServer.named("web").gibibytes(8).disk("data", 200).build()),
                Map.of("web", TestGiven.WEB),
                Map.of("web", TestGiven.WEB, "gone", TestGiven.WEB))
            .interpret(Recording.read(recording));
    Pins pins = new Pins("Terraform 1.11.4", "0a1b", recording.equals("create") ? "2c3d" : null);
    StackPlan stack =
        StackPlan.of("shop", "main", List.of(RootPlan.of("r01", "inputs", changes, false)), pins);
    List<Verdict> verdicts =
        List.of(
            new Verdict(
                "maxDestroys", "shop", Verdict.Decision.NEEDS_APPROVAL, "no", "approve", PLACE),
            new Verdict("protect", "shop", Verdict.Decision.REFUSED, "no", "lift it", null));
    return new PlanReport(
        Plan.of("acme", "3f9c2e1+changes", pins, List.of(stack)),
        verdicts,
        List.of(),
        Duration.ofSeconds(1));
  }
}
