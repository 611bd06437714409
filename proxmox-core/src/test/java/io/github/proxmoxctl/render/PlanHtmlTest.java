package io.github.proxmoxctl.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
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
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A plan as a page. */
class PlanHtmlTest {

  private static final Set<String> ELEMENTS =
      Set.of(
          "html", "head", "meta", "title", "style", "body", "main", "nav", "section", "div", "h1",
          "h2", "h3", "p", "ul", "li", "a", "span", "code", "pre", "del", "ins", "table", "caption",
          "thead", "tbody", "tr", "th", "td", "details", "summary");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "lang",
          "charset",
          "http-equiv",
          "content",
          "name",
          "class",
          "id",
          "href",
          "scope",
          "role",
          "tabindex",
          "aria-label");

  private static String render(CommentContent content) {
    return PlanHtml.render(content, UnaryOperator.identity());
  }

  static Stream<CommentContent> all() {
    return Stream.of(
        TestPlans.content(TestPlans.typical(), Diagnostic.warning("x", "it waits", null)),
        TestPlans.content(TestPlans.refused()),
        TestPlans.content(TestPlans.unchanged()),
        TestPlans.invalid(),
        TestPlans.content(LargePlan.report()));
  }

  @Test
  void isWhatAReviewerReads() throws IOException {
    String page =
        render(TestPlans.content(TestPlans.typical(), Diagnostic.warning("x", "it waits", null)));

    assertThat(page).isEqualTo(LargePlanTest.golden("typical.html", page));
  }

  @ParameterizedTest
  @MethodSource("all")
  void needsNothingFromElsewhereAndRunsNothing(CommentContent content) {
    ReadHtml page = ReadHtml.of(render(content));

    assertThat(ELEMENTS).containsAll(page.elements);
    assertThat(ATTRIBUTES).containsAll(page.attributes);
    assertThat(page.links).allMatch(link -> link.startsWith("#") && page.has(link.substring(1)));
    assertThat(render(content))
        .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
        .contains("content=\"default-src &#39;none&#39;; style-src &#39;sha256-")
        .doesNotContain("url(", "@import");
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyTableSaysWhatItIs(CommentContent content) {
    String page = render(content);

    assertThat(ReadHtml.of(page).texts("h1")).hasSize(1);
    assertThat(page.split("<table>", -1))
        .hasSameSizeAs(page.split("<table><caption>", -1))
        .hasSameSizeAs(page.split("<thead><tr><th scope=\"col\">", -1));
  }

  @Test
  void refusalsAndLossesComeFirst() {
    assertThat(ReadHtml.of(render(TestPlans.content(LargePlan.report()))).texts("h2"))
        .startsWith("Policy", "Lost", "Summary", "Capacity", "Stack shop", "Stack batch")
        .endsWith("Unchanged", "How to apply it");
    assertThat(ReadHtml.of(render(TestPlans.invalid())).texts("h2")).containsExactly("Failures");
  }

  @Test
  void aThousandChangesAreAllThereServerByServer() {
    PlanReport report = LargePlan.report();
    ReadHtml page = ReadHtml.of(render(TestPlans.content(report)));

    assertThat(page.texts("code"))
        .containsAll(
            report.plan().stacks().stream()
                .flatMap(stack -> stack.all().stream())
                .map(change -> change.name())
                .toList());
  }

  @Test
  void saysHowToApplyItOrThatItCannotBe() {
    assertThat(ReadHtml.of(render(TestPlans.content(TestPlans.typical()))).text())
        .contains("proxmoxctl deploy --approve ");
    assertThat(ReadHtml.of(render(TestPlans.content(TestPlans.refused()))).text())
        .contains("policy refuses it")
        .doesNotContain("proxmoxctl deploy");
    assertThat(ReadHtml.of(render(TestPlans.content(TestPlans.unchanged()))).text())
        .contains("There is nothing to apply.");
  }

  @Test
  void secretsGoBeforeTheTextIsEscaped() {
    String secret = "p@ss<w0rd>&";
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
                        TestPlans.attribute("description", secret, "x", Effect.ONLINE)))));
    String page =
        PlanHtml.render(TestPlans.content(report), text -> text.replace(secret, "(secret)"));

    assertThat(page).contains("<del>(secret)</del>").doesNotContain("w0rd", "p@ss");
  }

  static List<String> hostile() {
    return Stream.concat(HostileText.known().stream(), HostileText.random(150, 13).stream())
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
            Action.UPDATE,
            Effect.ONLINE,
            List.of(TestPlans.attribute(text, text, text, Effect.RESTART)),
            text,
            true,
            place,
            Digest.of(List.of(text)));
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
                        List.of(
                            update, TestPlans.change(Action.DESTROY, Effect.REPLACE, text, text)),
                        ConfigurationPlan.of(List.of(host), 0),
                        MonitoringPlan.of(
                            List.of(text), List.of(text), List.of(text), Digest.of(List.of()))),
                    TestPlans.stack(text + "2", 1, List.of()))),
            List.of(new Verdict(text, text, Verdict.Decision.NEEDS_APPROVAL, text, text, place)),
            List.of(),
            Duration.ZERO);
    ReadHtml page =
        ReadHtml.of(
            render(
                TestPlans.content(
                    report,
                    Diagnostic.error(text, text, place).because(text).next(text),
                    Diagnostic.warning(text, text, place).because(text).next(text))));

    assertThat(ELEMENTS).containsAll(page.elements);
    assertThat(ATTRIBUTES).containsAll(page.attributes);
    assertThat(page.links).allMatch(link -> link.startsWith("#"));
    assertThat(page.texts("del")).containsOnly(Quoted.visible(text));
    assertThat(page.text().codePoints().filter(point -> point != '\n'))
        .noneMatch(Quoted::isInvisible);
  }
}
