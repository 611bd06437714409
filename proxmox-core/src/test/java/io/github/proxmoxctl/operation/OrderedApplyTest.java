package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.generation.GeneratedFiles;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.RunRecord.Result;
import io.github.proxmoxctl.model.TestStack;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.Effect;
import io.github.proxmoxctl.plan.ObjectChange;
import io.github.proxmoxctl.plan.ObjectKind;
import io.github.proxmoxctl.plan.Pins;
import io.github.proxmoxctl.plan.RootChanges;
import io.github.proxmoxctl.plan.RootPlan;
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
import java.util.Map;
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

  @Test
  void whatServersNeedComesFirstAndWhatTheyNeededGoesLast() {
    apply(Set.of(), List.of(shared(Action.CREATE), planned(changing("web").build())));
    assertThat(begun).containsExactly("cluster", "web");
    begun.clear();

    apply(Set.of(), List.of(shared(Action.DESTROY), planned(changing("web").build())));
    assertThat(begun).containsExactly("web", "cluster");
  }

  @Test
  void serversWaitForWhatTheyNeedAndItsRemovalForThem() {
    assertThat(
            apply(
                Set.of("cluster"),
                List.of(shared(Action.CREATE), planned(changing("web").build()))))
        .flatExtracting(AppliedRoot::problems)
        .extracting(Diagnostic::summary)
        .containsExactly(
            "stack web was not begun: stack cluster, which it depends on, is not done");
    begun.clear();

    assertThat(
            apply(Set.of("web"), List.of(shared(Action.DESTROY), planned(changing("web").build()))))
        .flatExtracting(AppliedRoot::problems)
        .extracting(Diagnostic::summary)
        .containsExactly(
            "cluster/main was not begun: stack web, which may still use what would be taken away,"
                + " is not done");
    assertThat(begun).containsExactly("web");
  }

  private static PlannedStack shared(Action action) {
    ObjectChange group =
        new ObjectChange(
            ObjectKind.SECURITY_GROUP,
            "office",
            "group",
            action,
            Effect.ONLINE,
            List.of(),
            "",
            null,
            Digest.of(List.of("office")));
    Pins pins = new Pins("Terraform", "0a1b", null);
    RootPlan root = RootPlan.ofObjects("main", "inputs", List.of(group), false);
    return planned(StackPlan.of("cluster", "main", List.of(root), pins));
  }

  private static TestPlan changing(String stack) {
    return TestPlan.of(stack).creates(stack + "-1");
  }

  private List<AppliedRoot> apply(Set<String> failing, TestPlan... plans) {
    List<PlannedStack> stacks = new ArrayList<>();
    for (TestPlan plan : plans) {
      stacks.add(planned(plan.build()));
    }
    return apply(failing, stacks);
  }

  private List<AppliedRoot> apply(Set<String> failing, List<PlannedStack> stacks) {
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
        new RootScope(
            name,
            plan.roots().get(0).root(),
            "main",
            List.of(),
            Map.of(),
            false,
            "hash",
            new GeneratedFiles(new TreeMap<>()));
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
