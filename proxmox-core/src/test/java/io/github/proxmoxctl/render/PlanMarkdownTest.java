package io.github.proxmoxctl.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.ConfigurationPlan;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.Effect;
import io.github.proxmoxctl.plan.HostChange;
import io.github.proxmoxctl.plan.MonitoringPlan;
import io.github.proxmoxctl.plan.Plan;
import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The comment. With {@code -Dproxmox.test.updateCases=true} the files in {@code render/} are
 * written anew, to be reviewed like any other change.
 */
class PlanMarkdownTest {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "render");

  private static String render(CommentContent content) {
    return PlanMarkdown.render(content, UnaryOperator.identity(), PlanMarkdown.LONGEST);
  }

  static Stream<Arguments> typical() {
    Map<String, CommentContent> contents =
        Map.of(
            "typical",
            TestPlans.content(
                TestPlans.typical(),
                Diagnostic.warning("stack.busy", "stack erp is being changed by run 12", null)
                    .because("the plan shows how far that run is at this moment")
                    .next("plan again when it has ended")),
            "refused",
            TestPlans.content(TestPlans.refused()),
            "unchanged",
            TestPlans.content(TestPlans.unchanged()),
            "invalid",
            TestPlans.invalid(),
            "shortened",
            TestPlans.content(TestPlans.large(4, 60, 30)));
    return contents.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @ParameterizedTest
  @MethodSource("typical")
  void isWhatAReviewerReads(String name, CommentContent content) throws IOException {
    String comment =
        PlanMarkdown.render(
            content, UnaryOperator.identity(), name.equals("shortened") ? 6_000 : 60_000);

    Path golden = GOLDEN.resolve(name + ".md");
    if (Boolean.getBoolean("proxmox.test.updateCases")) {
      Files.writeString(golden, comment);
    }
    assertThat(comment).isEqualTo(Files.readString(golden));
  }

  @Test
  void everyLayerIsTold() {
    String comment = render(TestPlans.content(TestPlans.typical()));

    assertThat(comment)
        .startsWith("**Needs approval.** 2 to create, 3 to change (2 restarts), 1 to replace, 1 to")
        .contains(
            "2 to configure, 1 target to add, 1 target to remove, 1 monitoring file to change")
        .contains("- **configure** `shop-web-4` from scratch &#40;base, `node_exporter`, web&#41;")
        .contains("- **monitoring** `node` &#43; `shop-web-4:9100`");
  }

  @Test
  void theCommandNamesTheOnlyStackOrTheSelectedOnes() {
    PlanReport one = TestPlans.report(List.of(), TestPlans.typical().plan().stacks().get(2));
    CommentContent two =
        new CommentContent(
            Outcome.OK,
            List.of(),
            TestPlans.typical(),
            new TreeSet<>(List.of("erp", "quiet", "shop")),
            null,
            null);

    assertThat(render(TestPlans.content(one)))
        .contains("proxmoxctl deploy --stack shop --approve ");
    assertThat(render(two)).contains("proxmoxctl deploy --stack erp,quiet,shop --approve ");
    assertThat(render(TestPlans.content(TestPlans.typical())))
        .contains("proxmoxctl deploy --approve ");
  }

  @ParameterizedTest
  @ValueSource(ints = {60_000, 20_000, 4_000})
  void nothingIsLongerThanItsBudgetAndEveryCutIsAnnounced(int budget) {
    for (PlanReport report :
        List.of(
            TestPlans.large(1, 3_000, 0),
            TestPlans.large(1, 0, 3_000),
            TestPlans.large(100, 20, 2),
            TestPlans.large(1_000, 1, 0))) {
      String comment =
          PlanMarkdown.render(
              TestPlans.content(report, errors(500)), UnaryOperator.identity(), budget);

      assertThat(comment.length()).isLessThanOrEqualTo(budget);
      assertThat(comment)
          .startsWith("**Ready to deploy.** ")
          .contains("> **Shortened** to fit: ", "The whole plan: `plan.html`, [this run]")
          .contains("Digest `" + report.approvableDigest().shortForm() + "`");
      // nothing is cut in the middle of a fold, a block or a table
      assertThat(comment.split("<details>", -1)).hasSameSizeAs(comment.split("</details>", -1));
      assertThat(ReadMarkdown.of(comment).html).allMatch(html -> html.matches(OURS));
    }
  }

  private static Diagnostic[] errors(int count) {
    return Stream.generate(() -> Diagnostic.error("x", "it broke", null).because("a\nb"))
        .limit(count)
        .toArray(Diagnostic[]::new);
  }

  @Test
  void whatIsLostIsToldBeforeDetailsOfTheRest() {
    String comment =
        PlanMarkdown.render(
            TestPlans.content(TestPlans.large(3, 2_000, 40)), UnaryOperator.identity(), 20_000);

    assertThat(comment).contains("`s000-gone-0000`", "`s002-gone-0039`");
    assertThat(comment)
        .contains("stack `stack-000` is only counted")
        .doesNotContain("s000-web-0001");
  }

  @Test
  void stacksShareWhatIsLeft() {
    String comment =
        PlanMarkdown.render(
            TestPlans.content(TestPlans.large(3, 100, 0)), UnaryOperator.identity(), 24_000);

    assertThat(comment)
        .contains("`s001-web-0099` `memory` and 1 more", "`s002-web-0099`")
        .contains("stack `stack-002` has one line per server");
  }

  @Test
  void secretsGoBeforeTheTextIsCutOrEscaped() {
    String secret = "p@ss`w0rd|\u202e";
    String long298 = "x".repeat(298) + secret;
    PlanReport report =
        TestPlans.report(
            List.of(),
            TestPlans.stack(
                "shop",
                0,
                List.of(
                    TestPlans.change(
                        Action.UPDATE,
                        Effect.ONLINE,
                        "web",
                        "",
                        TestPlans.attribute("description", secret, long298, Effect.ONLINE)))));
    String comment =
        PlanMarkdown.render(
            TestPlans.content(report), text -> text.replace(secret, "(secret)"), 60_000);

    assertThat(comment).contains("description (secret) → xxx").doesNotContain("p@", "w0rd");
    assertThat(PlanMarkdown.readable(comment)).doesNotContain("p@", "w0rd");
  }

  /** What remains visible through references, so that a last search can find it. */
  @Test
  void readableUndoesWhatEscapingDid() {
    assertThat(PlanMarkdown.readable(Markdown.text("\"(yes)\" & 'no'")))
        .isEqualTo("\"(yes)\" & 'no'");
  }

  private static final String OURS =
      "(?s)<br>|</details>|<details><summary>"
          + "(<code>([^<>\n&]|&#\\d+;)*</code> on <code>([^<>\n&]|&#\\d+;)*</code>: )?"
          + "[^<>\n]*</summary>";

  static List<String> hostile() {
    return Stream.concat(HostileText.known().stream(), HostileText.random(150, 11).stream())
        .toList();
  }

  /** Wherever a text of others goes. */
  @ParameterizedTest
  @MethodSource("hostile")
  void hostileTextStaysText(String text) {
    Location place = new Location(text, 3, 4, 1);
    ServerChange update =
        new ServerChange(
            text,
            100,
            text,
            text,
            Action.RENAME,
            Effect.ONLINE,
            List.of(TestPlans.attribute(text, text, text, Effect.RESTART)),
            text,
            true,
            place,
            Digest.of(List.of(text)));
    ServerChange gone = TestPlans.change(Action.DESTROY, Effect.REPLACE, text, text);
    HostChange host =
        new HostChange(
            text,
            HostChange.Kind.CHANGED,
            List.of(text),
            List.of(text),
            place,
            Digest.of(List.of(text)));
    PlanReport report =
        new PlanReport(
            Plan.of(
                text,
                text,
                TestPlans.PINS,
                List.of(
                    TestPlans.stack(
                        text,
                        1,
                        List.of(update, gone),
                        ConfigurationPlan.of(List.of(host), 0),
                        MonitoringPlan.of(
                            List.of(text), List.of(text), List.of(text), Digest.of(List.of()))))),
            List.of(new Verdict(text, text, Verdict.Decision.NEEDS_APPROVAL, text, text, place)),
            List.of(),
            Duration.ZERO);
    ReadMarkdown read =
        ReadMarkdown.of(
            render(
                TestPlans.content(
                    report,
                    Diagnostic.error(text, text, place).because(text).next(text),
                    Diagnostic.warning(text, text, place).because(text).next(text))));

    assertThat(read.links).containsOnly(TestPlans.RUN.toString());
    assertThat(read.html).allMatch(html -> html.strip().matches(OURS));
    assertThat(read.active()).isEmpty();
  }
}
