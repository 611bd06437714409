package io.github.proxmoxctl.render;

import io.github.proxmoxctl.plan.PlanReport;
import io.github.proxmoxctl.plan.Verdict;
import java.util.List;

/** What policy says, on a page. */
final class VerdictHtml {

  static final String ID = "policy";

  private final SafeHtml safe;

  VerdictHtml(SafeHtml safe) {
    this.safe = safe;
  }

  Html section(PlanReport report) {
    List<Verdict> verdicts = ReadingOrder.verdicts(report);
    return verdicts.isEmpty()
        ? Html.nothing()
        : safe.section(
            ID,
            "Policy",
            Html.element("ul", verdicts.stream().map(this::item).toList()).with("class", "list"));
  }

  private Html item(Verdict verdict) {
    boolean isRefused = verdict.decision() == Verdict.Decision.REFUSED;
    return Html.element(
            "li",
            safe.element("span", isRefused ? "refused" : "needs approval").with("class", "tag"),
            safe.text(" by "),
            safe.code(verdict.rule()),
            safe.text(" in " + verdict.stack() + ": " + verdict.message()),
            verdict.location() == null
                ? Html.nothing()
                : Html.element(
                    "p", safe.text("set at "), safe.code(verdict.location().fileAndLine())),
            safe.element("p", "next: " + verdict.remedy()))
        .with("class", isRefused ? "bad" : "warn");
  }
}
