package io.github.proxmoxctl.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.plan.Difference;
import io.github.proxmoxctl.plan.Drift;
import io.github.proxmoxctl.plan.Effect;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Drift as a page. */
class DriftHtmlTest {

  private static ReadHtml page(@Nullable Drift drift, Diagnostic... diagnostics) {
    return ReadHtml.of(DriftHtml.render(drift, List.of(diagnostics), UnaryOperator.identity()));
  }

  private static Difference difference(Difference.Kind kind, String server, String note) {
    return new Difference(
        kind,
        server,
        kind == Difference.Kind.FOREIGN ? null : "shop",
        "main",
        1003,
        "pve1",
        kind == Difference.Kind.CHANGED
            ? List.of(TestPlans.attribute("memory", "8 GiB", "16 GiB", Effect.RESTART))
            : List.of(),
        note,
        new Location("servers/shop/db.yaml", 3, 1, 1));
  }

  @Test
  void worstComesFirst() {
    ReadHtml page =
        page(
            new Drift(
                "acme",
                List.of(
                    difference(Difference.Kind.CHANGED, "db-1", ""),
                    difference(Difference.Kind.VANISHED, "<b>web</b>", "is not there any more")),
                40,
                2,
                2,
                Duration.ofSeconds(1)));

    assertThat(page.texts("h1")).containsExactly("Drift of acme");
    assertThat(page.texts("tr").get(1))
        .contains("<b>web</b>", "vanished", "VM 1003 on pve1", "is not there any more");
    assertThat(page.texts("tr").get(2)).contains("changed", "memory is 8 GiB, should be 16 GiB");
    assertThat(page.text()).contains("1 vanished, 1 changed", "40 servers checked in 1.0 s");
  }

  @Test
  void noneAndUnknownAreTold() {
    assertThat(page(new Drift("acme", List.of(), 4, 1, 1, Duration.ZERO)).text())
        .contains("No drift", "4 servers checked");
    assertThat(page(null, Diagnostic.error("cluster.down", "pve1 does not answer", null)).text())
        .contains("Drift could not be looked for", "error: pve1 does not answer");
  }
}
