package io.github.proxmoxctl.render;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.Difference;
import io.github.proxmoxctl.plan.Drift;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Drift as one page that needs nothing else. */
public final class DriftHtml {

  private static final List<String> HEAD =
      List.of("server", "what", "how", "where", "stack", "declared");

  private final SafeHtml safe;

  private DriftHtml(SafeHtml safe) {
    this.safe = safe;
  }

  /**
   * The page.
   *
   * @param drift null when it could not be looked for
   * @param redaction masks secrets; applied to every text before it is escaped
   */
  public static String render(
      @Nullable Drift drift, Collection<Diagnostic> diagnostics, UnaryOperator<String> redaction) {
    return new DriftHtml(new SafeHtml(redaction)).page(drift, diagnostics);
  }

  private String page(@Nullable Drift drift, Collection<Diagnostic> diagnostics) {
    String title = drift == null ? "Drift" : "Drift of " + drift.estate();
    String verdict =
        drift == null
            ? "Drift could not be looked for"
            : drift.isFound() ? DriftText.numbers(drift) : "No drift";
    String tone = drift == null ? "bad" : drift.isFound() ? "warn" : "good";
    ProblemHtml problems = new ProblemHtml(safe);
    List<Html> parts = new ArrayList<>();
    parts.add(safe.element("h1", title));
    parts.add(safe.element("p", verdict).with("class", "verdict " + tone));
    if (drift != null) {
      parts.add(
          safe.element(
                  "p",
                  "%s checked in %s: %s."
                      .formatted(
                          ChangeWords.count(drift.servers(), "server"),
                          ChangeWords.seconds(drift.took()),
                          DriftText.coverage(drift)))
              .with("class", "quiet"));
    }
    parts.add(problems.errors(diagnostics));
    if (drift != null && drift.isFound()) {
      parts.add(differences(drift));
    }
    parts.add(problems.warnings(diagnostics));
    return Page.of(safe.text(title + ": " + verdict), parts);
  }

  private Html differences(Drift drift) {
    return safe.section(
        "differences",
        "Differences",
        new TableHtml(safe)
            .of(
                "what is not as it was applied; nothing was changed",
                HEAD,
                drift.differences().stream().map(this::row).toList()),
        safe.element("p", "plan --all shows what apply would set back."));
  }

  private List<Html> row(Difference difference) {
    return List.of(
        safe.code(difference.server()),
        safe.tag(DriftText.word(difference.kind()).strip(), tone(difference)),
        how(difference),
        safe.text(DriftText.vm(difference).strip()),
        safe.text(difference.stack() == null ? "" : difference.stack()),
        difference.location() == null
            ? Html.nothing()
            : safe.code(difference.location().fileAndLine()));
  }

  private Html how(Difference difference) {
    List<Html> lines = new ArrayList<>();
    for (AttributeChange attribute : difference.attributes()) {
      lines.add(safe.element("div", DriftText.found(attribute)));
    }
    if (!difference.note().isBlank()) {
      lines.add(safe.element("div", difference.note()));
    }
    return Html.row(lines);
  }

  private static String tone(Difference difference) {
    return switch (difference.kind()) {
      case VANISHED, EXCHANGED -> "bad";
      case CHANGED, FOREIGN -> "warn";
    };
  }
}
