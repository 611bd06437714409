package io.github.proxmoxctl.plan;

import static io.github.proxmoxctl.plan.TestGiven.WEB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static final Pins PINS = new Pins("terraform 1.11.4", "module", "lock");

  private static List<ServerChange> changes(String... recordings) {
    return Arrays.stream(recordings)
        .flatMap(
            recording ->
                new Interpreter(Map.of(), Map.of("web", WEB), Map.of("web", WEB, "gone", WEB))
                    .interpret(Recording.read(recording)).stream())
        .toList();
  }

  private static StackPlan stack(String name, RootPlan... roots) {
    return StackPlan.of(name, "main", List.of(roots), PINS);
  }

  @Test
  void aRootListsTheWorstFirstAndCountsTheUnchanged() {
    List<ServerChange> all =
        new ArrayList<>(
            changes("no-op", "tags", "several-servers", "memory", "power-off", "bookkeeping"));
    RootPlan expected = RootPlan.of("r01", "inputs", all, false);
    assertThat(expected.changes())
        .extracting(change -> change.action() + " " + change.effect())
        .containsExactly(
            "DESTROY REPLACE",
            "UPDATE STOP",
            "UPDATE RESTART",
            "UPDATE RESTART",
            "UPDATE ONLINE",
            "BOOKKEEPING ONLINE",
            "CREATE ONLINE");
    assertThat(expected.unchanged()).isEqualTo(1);
    Collections.shuffle(all, new Random(5));
    assertThat(RootPlan.of("r01", "inputs", all, false).digest()).isEqualTo(expected.digest());
  }

  @Test
  void serversWithoutAChangeDoNotCountInTheDigest() {
    RootPlan one = RootPlan.of("r01", "inputs", changes("memory"), false);
    RootPlan withNoise = RootPlan.of("r01", "inputs", changes("memory", "no-op"), false);
    assertThat(withNoise.digest()).isEqualTo(one.digest());
  }

  @Test
  void theDigestCoversEveryLevel() {
    RootPlan root = RootPlan.of("r01", "inputs", changes("memory"), false);
    List<Digest> digests =
        List.of(
            root.digest(),
            RootPlan.of("r02", "inputs", changes("memory"), false).digest(),
            RootPlan.of("r01", "inputs", changes("memory"), true).digest(),
            RootPlan.of("r01", "inputs", changes("cores"), false).digest(),
            RootPlan.of("r01", "inputs", changes("memory", "cores"), false).digest(),
            stack("shop", root).digest(),
            stack("other", root).digest(),
            StackPlan.of("shop", "other", List.of(root), PINS).digest(),
            stack("shop").digest(),
            StackPlan.of("shop", "main", List.of(root), new Pins("tofu 1.11", "module", "lock"))
                .digest(),
            StackPlan.of("shop", "main", List.of(root), new Pins("terraform 1.11.4", "x", "lock"))
                .digest(),
            StackPlan.of(
                    "shop", "main", List.of(root), new Pins("terraform 1.11.4", "module", null))
                .digest(),
            Plan.of("acme", "c", PINS, List.of(stack("shop", root))).digest(),
            Plan.of("other", "c", PINS, List.of(stack("shop", root))).digest());
    assertThat(digests).doesNotHaveDuplicates();
  }

  @Test
  void neitherTheOrderNorTheCommitChangesTheDigest() {
    RootPlan one = RootPlan.of("r01", "inputs", changes("memory"), false);
    RootPlan two = RootPlan.of("r02", "inputs", changes("cores"), false);
    assertThat(stack("shop", one, two)).isEqualTo(stack("shop", two, one));
    StackPlan a = stack("a", one);
    StackPlan b = stack("b", two);
    assertThat(Plan.of("acme", "3f9c2e1", PINS, List.of(b, a)))
        .isEqualTo(Plan.of("acme", "3f9c2e1", PINS, List.of(a, b)));
    assertThat(Plan.of("acme", "3f9c2e1", PINS, List.of(a)).digest())
        .isEqualTo(Plan.of("acme", "3f9c2e1+changes", PINS, List.of(a)).digest());
  }

  @Test
  void bookkeepingIsNoChange() {
    StackPlan quiet =
        stack("shop", RootPlan.of("r01", "inputs", changes("bookkeeping", "no-op"), false));
    assertThat(quiet.hasChanges()).isFalse();
    assertThat(Plan.of("acme", "c", PINS, List.of(quiet)).hasChanges()).isFalse();
    assertThat(PlanSummary.of(List.of(quiet)))
        .isEqualTo(new PlanSummary(0, 0, 0, 0, 0, 0, 0, 1, 1, ObjectCounts.NONE, 0, 0, 0, 0));
    StackPlan loud = stack("shop", RootPlan.of("r01", "inputs", changes("memory"), false));
    assertThat(Plan.of("acme", "c", PINS, List.of(quiet, loud)).hasChanges()).isTrue();
  }

  @Test
  void theSummaryCountsEachActionAndTheRestartsAmongTheUpdates() {
    StackPlan stack =
        stack(
            "shop",
            RootPlan.of(
                "r01",
                "inputs",
                changes("several-servers", "tags", "power-off", "replace", "import", "moved-only"),
                false),
            RootPlan.of("r02", "inputs", changes("no-op", "bookkeeping"), false));
    assertThat(PlanSummary.of(List.of(stack)))
        .isEqualTo(new PlanSummary(1, 1, 1, 3, 2, 1, 1, 1, 1, ObjectCounts.NONE, 0, 0, 0, 0));
    assertThat(stack.existing()).as("all but the one to be created").isEqualTo(9);
    assertThat(stack.unchanged()).isEqualTo(1);
  }

  @Test
  void aDigestIsNamedByItsShortFormOrMore() {
    Digest digest = Digest.of(List.of("x"));
    assertThat(digest.shortForm()).matches("[0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}");
    assertThat(digest.isNamedBy(digest.shortForm())).isTrue();
    assertThat(digest.isNamedBy(digest.shortForm().toUpperCase(Locale.ROOT) + "\n")).isTrue();
    assertThat(digest.isNamedBy(digest.hex())).isTrue();
    assertThat(digest.isNamedBy(digest.hex().substring(0, 11))).isFalse();
    assertThat(digest.isNamedBy("")).isFalse();
    assertThat(digest.isNamedBy(digest.hex() + "0")).isFalse();
    assertThat(digest.isNamedBy(Digest.of(List.of("y")).shortForm())).isFalse();
    assertThatThrownBy(() -> new Digest("xyz")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDigestKnowsWhereAPartEndsAndWhatIsMissing() {
    List<Digest> digests =
        List.of(
            Digest.of(List.of("ab", "c")),
            Digest.of(List.of("a", "bc")),
            Digest.of(List.of("abc")),
            Digest.of(List.of("ab", "c", "")),
            Digest.of(Arrays.asList("ab", "c", null)),
            Digest.of(List.of()));
    assertThat(digests).doesNotHaveDuplicates();
  }

  @Test
  void aRootThatIsNotPlannedCountsAsOneWithoutChanges() {
    RootPlan unplanned = RootPlan.unplanned("r01", "inputs", 3, 0);
    RootPlan empty = RootPlan.of("r01", "inputs", changes("no-op"), false);
    assertThat(unplanned.digest()).isEqualTo(empty.digest());
    assertThat(stack("shop", unplanned).digest()).isEqualTo(stack("shop", empty).digest());
    assertThat(unplanned.unchanged()).isEqualTo(3);
    assertThat(unplanned.isPlanned()).isFalse();
    assertThat(empty.isPlanned()).isTrue();
  }

  @Test
  void inputsAreFilesAndWhatTurnsThemIntoCalls() {
    Pins pins = new Pins("Terraform 1.11.4", "module", "lock");
    assertThat(pins.inputs("files")).isEqualTo(pins.inputs("files"));
    assertThat(
            List.of(
                pins.inputs("other"),
                new Pins("Terraform 1.12.0", "module", "lock").inputs("files"),
                new Pins("Terraform 1.11.4", "other", "lock").inputs("files"),
                new Pins("Terraform 1.11.4", "module", null).inputs("files")))
        .doesNotContain(pins.inputs("files"))
        .doesNotHaveDuplicates();
  }
}
