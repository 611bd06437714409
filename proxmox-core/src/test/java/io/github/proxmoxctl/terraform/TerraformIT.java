package io.github.proxmoxctl.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.plan.ResourceChange;
import io.github.proxmoxctl.state.StateVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TerraformIT {

  private static final PlanOptions OPTIONS = PlanOptions.ofParallelism(4);

  @TempDir Path temporary;

  @Test
  void appliesASavedPlanThroughTheBackendAndThenPlansNothing() throws Exception {
    try (var bench = new Bench(temporary.resolve("a folder with spaces"))) {
      var root = bench.root("resource \"terraform_data\" \"web\" {\n  input = \"one\"\n}\n");
      bench.terraform.init(root);

      var plan = bench.terraform.plan(root, OPTIONS);
      assertThat(plan.changes().changes())
          .extracting(ResourceChange::address, ResourceChange::actions)
          .containsExactly(
              org.assertj.core.api.Assertions.tuple("terraform_data.web", List.of("create")));

      var events = new ArrayList<TerraformEvent.Apply>();
      var result = bench.terraform.apply(root, plan, events::add);

      assertThat(result.problems()).isEmpty();
      assertThat(result.isSuccess()).isTrue();
      assertThat(events)
          .extracting(TerraformEvent.Apply::step)
          .containsExactly(TerraformEvent.Step.START, TerraformEvent.Step.COMPLETE);
      assertThat(result.complete().get(0).id()).isNotNull();
      assertThat(bench.store.head(bench.name))
          .map(StateVersion::header)
          .hasValueSatisfying(header -> assertThat(header.instances()).isEqualTo(1));

      // another run, with another port: no new init is needed
      bench.restartBackend();
      var again =
          bench.terraform.plan(
              bench.root("resource \"terraform_data\" \"web\" {\n  input = \"one\"\n}\n"), OPTIONS);
      assertThat(again.changes().changes()).allMatch(ResourceChange::isNoOp).hasSize(1);
    }
  }
}
