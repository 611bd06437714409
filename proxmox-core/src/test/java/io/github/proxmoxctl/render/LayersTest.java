package io.github.proxmoxctl.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.RunRecord;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.ObjectCounts;
import io.github.proxmoxctl.plan.Plan;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.plan.PlanSummary;
import io.github.proxmoxctl.plan.TestPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Configuration and monitoring in all renderings of a plan. */
class LayersTest {

  private static final Plan ALL =
      TestPlan.plan(
          TestPlan.of("shop")
              .destroys("shop-old-1")
              .creates("shop-web-4")
              .reconfigures("shop-web-3", "web: nginx upstreams change")
              .reconfigures("shop-web-1", "web: nginx upstreams change")
              .reconfigures("shop-web-2", "web: nginx upstreams change")
              .fromScratch("shop-web-4", "base", "node_exporter", "web")
              .addsTargets("node shop-web-4:9100", "nginx shop-web-4:9113")
              .removesTargets("node shop-old-1:9100")
              .writes("+ rules/acme.web.yml"));

  private static final Plan LAYERS_ONLY =
      TestPlan.plan(
          TestPlan.of("shop").reconfigures("a", "roles: + web").addsTargets("node a:9100"));

  private static PlanReport report(Plan plan) {
    return new PlanReport(plan, List.of(), List.of(), Duration.ofMillis(1300));
  }

  private static String text(Plan plan) {
    return PlanText.render(report(plan), Style.PLAIN);
  }

  @Test
  void theTerminalShowsThemBetweenServersAndNumbers() {
    assertThat(text(ALL))
        .isEqualTo(
            """
            Plan for stack shop (cluster main) · 3f9c2e1 · digest %s

              !! destroys 1 of 1 server: no longer declared

              - destroy   shop-old-1  protected: no · VM 1042 · debian-12 · 2 cpu · 4 GiB  servers/shop/shop-old-1.yaml:5
              + create    shop-web-4  debian-12 · 2 cpu · 4 GiB                            servers/shop/shop-web-4.yaml:5

              configure   shop-web-4    from scratch (base, node_exporter, web)
                          shop-web-1…3  web: nginx upstreams change
              monitoring  nginx  + shop-web-4:9113
                          node   + shop-web-4:9100, - shop-old-1:9100
                          files  + rules/acme.web.yml

            1 to create, 1 to destroy, 4 to configure, 2 targets to add, 1 target to remove, \
            1 monitoring file to change; 0 unchanged. Planned 1 root in 1.3 s.

            """
                .formatted(ALL.stacks().get(0).digest().shortForm()));
  }

  @Test
  void noChangesMeansNoneInAnyLayer() {
    assertThat(text(TestPlan.plan(TestPlan.of("shop"))))
        .isEqualTo("shop: no changes (0 servers, checked in 1.3 s).\n");
    assertThat(text(LAYERS_ONLY))
        .isEqualTo(
            """
            Plan for stack shop (cluster main) · 3f9c2e1 · digest %s

              configure   a  roles: + web
              monitoring  node  + a:9100

            1 to configure, 1 target to add; 0 servers unchanged. Planned 1 root in 1.3 s.

            """
                .formatted(LAYERS_ONLY.stacks().get(0).digest().shortForm()));
    assertThat(text(TestPlan.plan(TestPlan.of("shop").writes("- rules/acme.web.yml"))))
        .contains("  monitoring  files  - rules/acme.web.yml\n")
        .contains("1 monitoring file to change; 0 servers unchanged.");
  }

  @Test
  void longLinesAreBrokenBetweenItemsAndStayAligned() {
    String text =
        text(
            TestPlan.plan(
                TestPlan.of("shop")
                    .fromScratch("a-rather-long-name-of-a-host", "base", "node_exporter", "web")
                    .reconfigures(
                        "b",
                        "variable web_port: 80 → 8080",
                        "secret db_password: version 3 → 4",
                        "role web: changed")
                    .addsTargets(
                        "node alpha.example:9100", "node beta.example:9100",
                        "node gamma.example:9100", "node delta.example:9100")));
    assertThat(text)
        .contains(
            """
              configure   a-rather-long-name-of-a-host  from scratch (base, node_exporter,
                            web)
                          b  variable web_port: 80 → 8080;
                             secret db_password: version 3 → 4; role web: changed
              monitoring  node  + alpha.example:9100, beta.example:9100, delta.example:9100,
                                gamma.example:9100
            """);
    assertThat(text.lines().filter(line -> line.startsWith(" ")))
        .allMatch(line -> DisplayWidth.of(line) <= 80);
  }

  @Test
  void aThousandHostsOfASeriesAreOneLine() {
    TestPlan many = TestPlan.of("shop");
    for (int i = 1; i <= 1000; i++) {
      many.fromScratch("web-%04d".formatted(i), "base");
      many.addsTargets("node web-%04d:9100".formatted(i));
    }
    assertThat(text(TestPlan.plan(many)))
        .contains("  configure   web-0001…1000  from scratch (base)\n")
        .contains("  monitoring  node  + web-0001…1000:9100\n");
  }

  @Test
  void targetsOfAnotherFormAreShownAsTheyAre() {
    assertThat(text(TestPlan.plan(TestPlan.of("shop").addsTargets("node [2001:db8::1]:9100"))))
        .contains("node  + [2001:db8::1]:9100\n");
    assertThat(text(TestPlan.plan(TestPlan.of("shop").addsTargets("node web"))))
        .contains("node  + web\n");
  }

  @Test
  void aHostThatChangesWithoutAReasonShowsItsRoles() {
    assertThat(text(TestPlan.plan(TestPlan.of("shop").reconfigures("a"))))
        .contains("  configure   a  changed (base, web)\n");
  }

  @Test
  void markdownTellsTheNumbersFirstAndTheLinesFolded() {
    String markdown = PlanMarkdown.render(report(ALL));
    assertThat(markdown.lines().findFirst().orElseThrow())
        .startsWith("**Ready to deploy.** 1 to create, 1 to destroy, 4 to configure, ");
    assertThat(markdown)
        .contains(
            """
            - **configure** `shop-web-4` from scratch &#40;base, `node_exporter`, web&#41;
            - **configure** `shop-web-1…3` web: nginx upstreams change
            - **monitoring** `nginx` &#43; `shop-web-4:9113`
            - **monitoring** `node` &#43; `shop-web-4:9100`, &#45; `shop-old-1:9100`
            - **monitoring** `files` &#43; `rules/acme.web.yml`

            Digest""");
    assertThat(PlanMarkdown.render(report(TestPlan.plan(TestPlan.of("shop")))))
        .startsWith("**No changes.** 0 unchanged")
        .doesNotContain("configure", "monitoring");
  }

  @Test
  void reasonsCannotBreakOutOfMarkdown() {
    String hostile = "web: </details><script> @ops [x](http://y)";
    String markdown =
        PlanMarkdown.render(report(TestPlan.plan(TestPlan.of("shop").reconfigures("a", hostile))));
    // in a code span nothing of it is markup; MarkdownTest reads such texts back with a real parser
    assertThat(markdown).contains("`</details><script>` `@ops` `[x](http://y`&#41;");
  }

  @Test
  void theSummaryCountsHostsTargetsAndFiles() {
    assertThat(PlanSummary.of(ALL.stacks()))
        .isEqualTo(new PlanSummary(1, 0, 0, 0, 0, 0, 1, 0, 0, ObjectCounts.NONE, 4, 2, 1, 1));
  }

  @Test
  void anApplyWithNothingToDoSaysWhoseTheRestIs() {
    assertThat(ApplyText.nothing(report(LAYERS_ONLY)))
        .isEqualTo(
            """
            shop: nothing to apply (0 servers, checked in 1.3 s).
            Next: configure (1 host), then register-monitoring.
            """);
    assertThat(ApplyText.nothing(report(TestPlan.plan(TestPlan.of("shop")))))
        .isEqualTo("shop: no changes (0 servers, checked in 1.3 s).\n");
  }

  @Test
  void anApplyEndsWithTheGoalsThatAreLeft() {
    Plan onlyServers = TestPlan.plan(TestPlan.of("shop").changes("a", Action.CREATE));
    assertThat(ApplyText.render(run(RunRecord.Result.APPLIED), null, report(ALL)))
        .endsWith("Next: configure (4 hosts), then register-monitoring.\n");
    assertThat(ApplyText.render(run(RunRecord.Result.APPLIED), null, report(onlyServers)))
        .doesNotContain("Next");
    assertThat(ApplyText.render(run(RunRecord.Result.FAILED), null, report(ALL)))
        .endsWith("Next: mend the cause, then plan and apply again; it goes on from here.\n");
  }

  private static RunRecord run(RunRecord.Result result) {
    Instant start = Instant.parse("2026-11-23T11:59:59Z");
    RunRecord.Stage stage =
        new RunRecord.Stage(
            "shop", "terraform", "r01", result, new RunRecord.Counts(1, 0, 0, 0), List.of());
    return new RunRecord(
        "20261123-115959-3f9c2e",
        "apply",
        "Ada <ada@example.org>",
        start,
        start,
        "3f9c2e1",
        List.of(stage));
  }
}
