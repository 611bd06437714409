package io.github.proxmoxctl.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.Difference;
import io.github.proxmoxctl.plan.Drift;
import io.github.proxmoxctl.plan.Effect;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Drift as a person reads it. */
class DriftTextTest {

  @Test
  void nothing() {
    Drift none = new Drift("acme", List.of(), 36, 0, 4, Duration.ofMillis(900));
    assertThat(DriftText.render(none, Style.PLAIN))
        .isEqualTo(
            "acme: no drift (36 servers, checked in 0.9 s; planned 0 of 4 roots, the others are"
                + " unchanged since they were).\n");
    assertThat(DriftMarkdown.render(none)).startsWith("**No drift.** 36 servers checked in 0.9 s");
  }

  @Test
  void worstFirst() {
    Drift drift =
        new Drift(
            "acme",
            List.of(
                difference(Difference.Kind.FOREIGN, "test|1", "is on an id of ours"),
                difference(
                    Difference.Kind.CHANGED,
                    "app-07",
                    "apply would set it back (restart)",
                    new AttributeChange(
                        "cpu.cores",
                        "4",
                        "2",
                        Effect.RESTART,
                        true,
                        new Location("servers/shop/app.yaml", 9, 3, 1)),
                    new AttributeChange("tags", "by-hand", null, Effect.ONLINE, true, null)),
                difference(Difference.Kind.VANISHED, "old", "is not in the cluster any more")),
            36,
            1,
            4,
            Duration.ofMillis(1300));
    assertThat(DriftText.render(drift, Style.PLAIN))
        .isEqualTo(
            """
              vanished   old     VM 1042 on pve1 is not in the cluster any more
              changed    app-07  cpu.cores is 4, should be 2  servers/shop/app.yaml:9
                                 tags is by-hand, should not be
                                 apply would set it back (restart)
              foreign    test|1  VM 1042 on pve1 is on an id of ours

            1 vanished, 1 changed, 1 foreign; 36 servers checked in 1.3 s: planned 1 of 4 roots, the others are unchanged since they were.
            Nothing was changed. `plan --all` shows what apply would set back.
            """);
    assertThat(DriftMarkdown.render(drift))
        .startsWith("**Drift: 1 vanished, 1 changed, 1 foreign.** ")
        .contains("| **changed** | `app-07` | `cpu.cores is 4, should be 2`<br>")
        .doesNotContain("`test|1`");
  }

  private static Difference difference(
      Difference.Kind kind, String server, String note, AttributeChange... attributes) {
    return new Difference(
        kind, server, "shop", "main", 1042, "pve1", List.of(attributes), note, null);
  }
}
