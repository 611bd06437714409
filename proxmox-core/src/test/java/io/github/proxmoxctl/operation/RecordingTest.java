package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.generation.GeneratedFiles;
import io.github.proxmoxctl.generation.RootInputs;
import io.github.proxmoxctl.git.Actor;
import io.github.proxmoxctl.git.SourceCommit;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.RunRecord.Result;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.plan.RootChanges;
import io.github.proxmoxctl.plan.RootPlan;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.TestGiven;
import io.github.proxmoxctl.plan.TestPlan;
import io.github.proxmoxctl.secret.Secret;
import io.github.proxmoxctl.state.RootName;
import io.github.proxmoxctl.terraform.PlanOptions;
import io.github.proxmoxctl.terraform.ProviderAccess;
import io.github.proxmoxctl.terraform.RootDirectory;
import io.github.proxmoxctl.terraform.SavedPlan;
import io.github.proxmoxctl.terraform.StateAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the ledger has a root made from, by how far its apply came. */
class RecordingTest {

  @Test
  void anAppliedRootIsMadeFromTheNewInputs() {
    assertThat(inputsAfter(Result.APPLIED)).isEqualTo("new");
  }

  @Test
  void aRootThatWasNotBegunIsAsItWas() {
    assertThat(inputsAfter(Result.NOT_STARTED)).isEqualTo("old");
  }

  @ParameterizedTest
  @EnumSource(
      value = Result.class,
      names = {"FAILED", "STOPPED"})
  void aRootThatEndedHalfwayIsMadeFromNeither(Result result) {
    // with the old inputs, taking the change back in Git would hide what was done of it
    assertThat(inputsAfter(result)).isEqualTo("begun");
  }

  private static String inputsAfter(Result result) {
    AppliedStack before =
        new AppliedStack(
            "shop",
            "main",
            null,
            null,
            new TreeMap<>(Map.of("r01", "old")),
            new TreeMap<>(Map.of("web", TestGiven.WEB)),
            List.of(),
            List.of());
    RootScope root =
        new RootScope(
            "shop",
            "r01",
            "main",
            List.of(new RootInputs.Member(TestServer.named("web").build(), TestGiven.WEB)),
            Map.of(),
            false,
            "hash",
            new GeneratedFiles(new TreeMap<>()));
    RootPlan plan = RootPlan.of("r01", "new", List.of(), false);
    PlannedRoot planned = new PlannedRoot(root, directory(), saved(), plan);
    PlannedStack stack =
        new PlannedStack(
            new StackScope("shop", "main", before, List.of(root)),
            List.of(planned),
            StackPlan.of("shop", "main", List.of(plan), TestPlan.PINS));
    SourceCommit head =
        new SourceCommit(
            "3f9c2e1b7d5a4c8e9f0a1b2c3d4e5f6a7b8c9d0e",
            Instant.EPOCH,
            new Actor("Ada", "ada@example.org"));
    return Objects.requireNonNull(
        Recording.of(
                before,
                stack,
                List.of(new AppliedRoot(planned, result, Set.of(), List.of(), null)),
                List.of(),
                head)
            .inputs()
            .get("r01"));
  }

  private static RootDirectory directory() {
    URI nowhere = URI.create("http://127.0.0.1:1");
    return new RootDirectory(
        new RootName("shop", "r01").toString(),
        Path.of("/nowhere"),
        new StateAddress(nowhere, "user", Secret.of("none")),
        new ProviderAccess(nowhere, Secret.of("none"), null),
        true);
  }

  private static SavedPlan saved() {
    return new SavedPlan(
        PlanOptions.ofParallelism(1),
        new RootChanges(List.of(), List.of(), false, false),
        List.of());
  }
}
