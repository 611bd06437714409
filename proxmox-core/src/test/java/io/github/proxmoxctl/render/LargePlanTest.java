package io.github.proxmoxctl.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.plan.Change;
import io.github.proxmoxctl.plan.PlanReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A thousand changes, as a reviewer reads them. With {@code -Dproxmox.test.updateCases=true} the
 * files in {@code render/} are written anew, to be reviewed like any other change.
 */
class LargePlanTest {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "render");
  private static final PlanReport REPORT = LargePlan.report();
  private static final List<Change> CHANGES =
      REPORT.plan().stacks().stream().flatMap(stack -> stack.all().stream()).toList();

  @Test
  void thatManyItHas() {
    assertThat(CHANGES).hasSize(1_000);
    assertThat(CHANGES.stream().filter(change -> change.action().isDestructive())).hasSize(301);
  }

  @ParameterizedTest
  @CsvSource({"0, large.txt", "80, large-80.txt"})
  void onATerminal(int width, String name) throws IOException {
    String text = PlanText.render(REPORT, Style.PLAIN, width);

    assertThat(text).isEqualTo(golden(name, text));
    assertThat(text.lines().filter(line -> !isOfCapacity(line)))
        .allMatch(line -> width == 0 || DisplayWidth.of(line) <= width);
    // what is lost stands alone, in a line of its own, and before all else
    assertThat(text.lines().filter(line -> line.startsWith("  - destroy   batch-"))).hasSize(300);
    assertThat(text.lines().count()).isLessThan(700);
  }

  @Test
  void asAComment() throws IOException {
    String comment =
        PlanMarkdown.render(
            TestPlans.content(REPORT), UnaryOperator.identity(), PlanMarkdown.LONGEST);

    assertThat(comment).isEqualTo(golden("large.md", comment));
    assertThat(comment).doesNotContain("Shortened");
  }

  // a table that is broken is harder to read than one that is too wide
  private static boolean isOfCapacity(String line) {
    return line.startsWith("  capacity") || line.startsWith("              pve");
  }

  static String golden(String name, String now) throws IOException {
    Path file = GOLDEN.resolve(name);
    if (Boolean.getBoolean("proxmox.test.updateCases")) {
      Files.writeString(file, now);
    }
    return Files.readString(file);
  }
}
