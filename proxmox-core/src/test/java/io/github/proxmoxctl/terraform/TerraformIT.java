package io.github.proxmoxctl.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.plan.ResourceChange;
import io.github.proxmoxctl.secret.Secret;
import io.github.proxmoxctl.state.StateCheck;
import io.github.proxmoxctl.state.StateRecovery;
import io.github.proxmoxctl.state.StateVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The contract between the real Terraform and our backend, with its built-in terraform_data. */
@Timeout(120)
class TerraformIT {

  private static final PlanOptions OPTIONS = PlanOptions.ofParallelism(4);
  private static final String ONE = "resource \"terraform_data\" \"web\" {\n  input = \"one\"\n}\n";
  private static final String TWO =
      ONE + "resource \"terraform_data\" \"db\" {\n  input = \"two\"\n}\n";

  @TempDir Path temporary;

  @Test
  void appliesASavedPlanThroughTheBackendAndThenPlansNothing() throws Exception {
    try (var bench = new Bench(temporary.resolve("a folder with spaces"))) {
      var root = bench.root(ONE);
      bench.terraform.init(root);

      var plan = bench.terraform.plan(root, OPTIONS);
      assertThat(plan.changes().changes())
          .extracting(ResourceChange::address, ResourceChange::actions)
          .containsExactly(tuple("terraform_data.web", List.of("create")));

      var events = new ArrayList<TerraformEvent.Apply>();
      var result = bench.terraform.apply(root, plan, events::add);

      assertThat(result.problems()).isEmpty();
      assertThat(result.isSuccess()).isTrue();
      assertThat(result.leftErroredState()).isFalse();
      assertThat(events)
          .extracting(TerraformEvent.Apply::step)
          .containsExactly(TerraformEvent.Step.START, TerraformEvent.Step.COMPLETE);
      assertThat(result.complete().get(0).id()).isNotNull();
      assertThat(bench.store.head(bench.name))
          .map(StateVersion::header)
          .hasValueSatisfying(header -> assertThat(header.instances()).isEqualTo(1));

      // another run, with another port: no new init is needed
      bench.restartBackend();
      new StateCheck(bench.store).check(bench.name, 1);
      assertThat(changes(bench, ONE)).isEmpty();
      assertThat(secretsOnDisk(bench)).isEmpty();
    }
  }

  /** Files that hold the backend's password or the provider's token. */
  private static List<Path> secretsOnDisk(Bench bench) throws Exception {
    try (var files = Files.walk(bench.folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(
              file -> {
                try {
                  var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                  return text.contains("c-secret")
                      || text.contains(bench.backend().password().reveal());
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              })
          .toList();
    }
  }

  @Test
  void readsTheSameInATurkishLocale() throws Exception {
    var before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try (var bench = new Bench(temporary)) {
      apply(bench, TWO);
      assertThat(changes(bench, TWO)).isEmpty();
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void saysWhoHoldsTheStateAndPlansWithoutTheLockIfAsked() throws Exception {
    try (var bench = new Bench(temporary)) {
      apply(bench, ONE);
      lock(bench, "{\"ID\":\"held-by-another\",\"Who\":\"ada@pve\"}");
      var root = bench.root(ONE);

      var problem = problem(() -> bench.terraform.plan(root, OPTIONS));
      assertThat(problem.code()).isEqualTo("state.locked");
      assertThat(problem.detail()).contains("held-by-another");

      var plan = bench.terraform.plan(root, OPTIONS.withoutLock());
      assertThat(plan.changes().changes()).allMatch(ResourceChange::isNoOp);
    }
  }

  private static void lock(Bench bench, String info) throws Exception {
    var pair = bench.backend().user() + ":" + bench.backend().password().reveal();
    var request =
        HttpRequest.newBuilder(bench.backend().address(bench.name))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
            .method("LOCK", HttpRequest.BodyPublishers.ofString(info))
            .build();
    var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void keepsARefusedStateOutAndTakesInWhatTerraformLeft() throws Exception {
    try (var bench = new Bench(temporary)) {
      apply(bench, TWO);
      var root = bench.root(ONE);
      var plan = bench.terraform.plan(root, OPTIONS);
      bench.backend().limitRemovals(bench.name, 0);

      var result = bench.terraform.apply(root, plan, event -> {});

      assertThat(result.isSuccess()).isFalse();
      assertThat(result.leftErroredState()).isTrue();
      assertThat(result.complete()).hasSize(1);
      assertThat(result.problems()).isNotEmpty();
      bench.restartBackend();
      assertThat(problem(() -> new StateCheck(bench.store).check(bench.name, 2)).remedy())
          .isEqualTo("proxmoxctl state recover shop/r01");
      var locked = bench.root(ONE);
      assertThat(problem(() -> bench.terraform.plan(locked, OPTIONS)).detail())
          .contains("proxmoxctl state recover shop/r01");

      var recovered =
          new StateRecovery(bench.store).recover(bench.name, List.of(root.erroredState()));

      assertThat(recovered.action()).isEqualTo(StateRecovery.Action.TAKEN_IN);
      assertThat(root.erroredState()).doesNotExist();
      new StateCheck(bench.store).check(bench.name, 1);
      assertThat(changes(bench, ONE)).isEmpty();
    }
  }

  @Test
  void passesTheErrorsOfAWrongRootOn() throws Exception {
    try (var bench = new Bench(temporary)) {
      var root = bench.root("resource \"terraform_data\" \"x\" {\n  input = var.none\n}\n");
      bench.terraform.init(root);
      var problem = problem(() -> bench.terraform.plan(root, OPTIONS));
      assertThat(problem.code()).isEqualTo("terraform.plan");
      assertThat(problem.summary()).contains("undeclared input variable");
    }
  }

  @Test
  void saysThatTheBackendIsGone() throws Exception {
    try (var bench = new Bench(temporary)) {
      var good = bench.root(ONE);
      var root =
          new RootDirectory(
              good.name(),
              good.path(),
              new StateAddress(URI.create("http://127.0.0.1:1/shop/r01"), "a", Secret.of("b")),
              good.provider(),
              false);
      assertThat(problem(() -> bench.terraform.init(root)).code()).isEqualTo("state.unreachable");
    }
  }

  @Test
  void aRootIsMadeReadyOnceAndAgainWhenItsConfigurationChanges() throws Exception {
    try (var bench = new Bench(temporary)) {
      bench.terraform.ready(bench.root(ONE));
      bench.restartBackend();
      bench.terraform.ready(bench.root(ONE));
      assertThat(bench.commands).containsExactly("init");
      bench.terraform.ready(bench.root(TWO));
      assertThat(bench.commands).containsExactly("init", "init");
      var root = bench.root(TWO);
      var readOnly =
          new RootDirectory(root.name(), root.path(), root.state(), root.provider(), true);
      bench.terraform.ready(readOnly);
      assertThat(bench.commands).hasSize(3);
      Files.writeString(root.lockFile(), "# another\n");
      bench.terraform.ready(readOnly);
      assertThat(bench.commands).hasSize(4);
      Files.delete(root.dataFolder().resolve("terraform.tfstate"));
      bench.terraform.ready(readOnly);
      assertThat(bench.commands).hasSize(5);
    }
  }

  @Test
  void anInitThatFailsLeavesTheRootUnready() throws Exception {
    try (var bench = new Bench(temporary)) {
      bench.terraform.ready(bench.root(ONE));
      var broken = bench.root("module \"m\" {\n  source = \"./missing\"\n}\n");
      problem(() -> bench.terraform.ready(broken));
      bench.terraform.ready(bench.root(ONE));
      assertThat(bench.commands).containsExactly("init", "init", "init");
    }
  }

  @Test
  void aPlanThatFindsTheRootUnreadyMakesItReadyOnce() throws Exception {
    try (var bench = new Bench(temporary)) {
      var module = Files.createDirectories(bench.root(ONE).path().resolve("m"));
      Files.writeString(module.resolve("main.tf"), ONE);
      var root = bench.root("module \"m\" {\n  source = \"./m\"\n}\n");
      bench.terraform.ready(root);
      Files.delete(root.dataFolder().resolve("modules/modules.json"));
      bench.terraform.ready(root);
      assertThat(bench.terraform.plan(root, OPTIONS).changes().changes()).hasSize(1);
      assertThat(bench.commands).containsExactly("init", "plan", "init", "plan", "show");
    }
  }

  private static void apply(Bench bench, String resources) throws Exception {
    var root = bench.root(resources);
    bench.terraform.init(root);
    var plan = bench.terraform.plan(root, OPTIONS);
    assertThat(bench.terraform.apply(root, plan, event -> {}).problems()).isEmpty();
  }

  private static List<ResourceChange> changes(Bench bench, String resources) throws Exception {
    var plan = bench.terraform.plan(bench.root(resources), OPTIONS);
    return plan.changes().changes().stream().filter(change -> !change.isNoOp()).toList();
  }

  private static Diagnostic problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return Stream.of(catchThrowableOfType(DiagnosticException.class, call))
        .flatMap(e -> e.diagnostics().stream())
        .findFirst()
        .orElseThrow();
  }
}
