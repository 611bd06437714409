package io.github.proxmoxctl.render;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Errors and warnings of a page. */
final class ProblemHtml {

  static final String FAILURES = "failures";
  static final String WARNINGS = "warnings";

  private final SafeHtml safe;

  ProblemHtml(SafeHtml safe) {
    this.safe = safe;
  }

  Html errors(Collection<Diagnostic> problems) {
    return section(FAILURES, "Failures", problems.stream().filter(Diagnostic::isError).toList());
  }

  Html warnings(Collection<Diagnostic> problems) {
    return section(
        WARNINGS, "Warnings", problems.stream().filter(problem -> !problem.isError()).toList());
  }

  private Html section(String id, String title, List<Diagnostic> problems) {
    return problems.isEmpty()
        ? Html.nothing()
        : safe.section(
            id,
            title,
            Html.element("ul", problems.stream().map(this::item).toList()).with("class", "list"));
  }

  private Html item(Diagnostic problem) {
    List<Html> parts = new ArrayList<>();
    parts.add(safe.element("span", problem.isError() ? "error" : "warning").with("class", "tag"));
    parts.add(safe.text(": " + problem.summary()));
    if (problem.location() != null) {
      parts.add(Html.element("p", safe.text("at "), safe.code(problem.location().toString())));
    }
    String detail = problem.detail();
    if (detail != null && !detail.isBlank()) {
      parts.add(
          detail.strip().lines().count() == 1
              ? safe.element("p", detail.strip())
              : safe.block(detail));
    }
    if (problem.remedy() != null) {
      parts.add(safe.element("p", "next: " + problem.remedy()));
    }
    return Html.element("li", parts).with("class", problem.isError() ? "bad" : "warn");
  }
}
