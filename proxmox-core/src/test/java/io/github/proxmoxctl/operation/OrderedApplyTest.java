package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.generation.GeneratedFiles;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.RunRecord.Result;
import io.github.proxmoxctl.model.TestStack;
import io.github.proxmoxctl.plan.RootChanges;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.TestPlan;
import io.github.proxmoxctl.secret.Secret;
import io.github.proxmoxctl.terraform.PlanOptions;
import io.github.proxmoxctl.terraform.ProviderAccess;
import io.github.proxmoxctl.terraform.RootDirectory;
import io.github.proxmoxctl.terraform.SavedPlan;
import io.github.proxmoxctl.terraform.StateAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OrderedApplyTest {

  private final StackOrder order =
      StackOrderTest.order(
          TestStack.named("app").dependsOn("data"), TestStack.named("web").dependsOn("app"));

  private final List<String> begun = Collections.synchronizedList(new ArrayList<>());

  @Test
  void stackIsBegunWhenWhatItDependsOnIsDone() {
    List<AppliedRoot> applied = apply(Set.of(), changing("app"), changing("data"), changing("web"));

    assertThat(begun).containsExactly("data", "app", "web");
    assertThat(applied).allMatch(AppliedRoot::isApplied);
  }

  @Test
  void stackIsNotBegunWhenWhatItDependsOnFailed() {
    List<AppliedRoot> applied =
        apply(Set.of("data"), changing("app"), changing("data"), changing("erp"), changing("web"));

    assertThat(begun).containsExactlyInAnyOrder("data", "erp");
    assertThat(applied)
        .extracting(root -> root.planned().scope().stack() + " " + root.result())
        .containsExactly(
            "data " + Result.FAILED,
            "erp " + Result.APPLIED,
            "app " + Result.NOT_STARTED,
            "web " + Result.NOT_STARTED);
    assertThat(applied)
        .flatExtracting(AppliedRoot::problems)
        .extracting(Diagnostic::summary)
        .containsExactly(
            "stack app was not begun: stack data, which it depends on, is not done",
            "stack web was not begun: stack app, which it depends on, is not done");
  }

  @Test
  void stackWithoutAnythingToDoWaitsForNothing() {
    List<AppliedRoot> applied = apply(Set.of("data"), TestPlan.of("app"), changing("data"));

    assertThat(begun).containsExactly("data", "app");
    assertThat(applied).flatExtracting(AppliedRoot::problems).isEmpty();
  }

  private static TestPlan changing(String stack) {
    return TestPlan.of(stack).creates(stack + "-1");
  }

  private List<AppliedRoot> apply(Set<String> failing, TestPlan... plans) {
    List<PlannedStack> stacks = new ArrayList<>();
    for (TestPlan plan : plans) {
      stacks.add(planned(plan.build()));
    }
    return new OrderedApply(
            order,
            2,
            root -> {
              String stack = root.scope().stack();
              begun.add(stack);
              Result result = failing.contains(stack) ? Result.FAILED : Result.APPLIED;
              return new AppliedRoot(root, result, Set.of(), List.of(), null);
            })
        .apply(stacks);
  }

  private static PlannedStack planned(StackPlan plan) {
    String name = plan.stack();
    RootScope root =
        new RootScope(name, "r01", List.of(), "hash", new GeneratedFiles(new TreeMap<>()));
    URI nowhere = URI.create("http://127.0.0.1:1");
    RootDirectory directory =
        new RootDirectory(
            name,
            Path.of("/nowhere"),
            new StateAddress(nowhere, "user", Secret.of("none")),
            new ProviderAccess(nowhere, Secret.of("none"), null),
            true);
    SavedPlan saved =
        new SavedPlan(
            PlanOptions.ofParallelism(1),
            new RootChanges(List.of(), List.of(), false, false),
            List.of());
    return new PlannedStack(
        new StackScope(name, "main", AppliedStack.empty(name, "main"), List.of(root)),
        List.of(new PlannedRoot(root, directory, saved, plan.roots().get(0))),
        plan);
  }
}
