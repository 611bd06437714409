package io.github.proxmoxctl.render;

import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.plan.PlanReport;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A plan for a pull request, to be read to its end on a phone: verdict and numbers, failures, what
 * is lost, policy, then the rest folded per stack, and how to deploy it.
 */
public final class PlanMarkdown {

  /** In UTF-16 units. GitHub takes 65,536 characters; what it adds to them is its own. */
  public static final int LONGEST = 60_000;

  /** For a forge that takes less than it says. */
  public static final int SUMMARY = 4_000;

  private static final int NOTICE = 600;
  private static final int NAMED = 4;

  private PlanMarkdown() {}

  /** As the comment would be, for a person at a terminal. */
  public static String render(PlanReport report) {
    return render(
        new CommentContent(Outcome.OK, report.warnings(), report, new TreeSet<>(), null, null),
        UnaryOperator.identity(),
        LONGEST);
  }

  /**
   * The comment, without a marker.
   *
   * @param redaction masks secrets; applied to every text before it is cut and escaped
   * @param budget at most so many UTF-16 units
   */
  public static String render(CommentContent content, UnaryOperator<String> redaction, int budget) {
    PlanSections sections = new PlanSections(content, new SafeMarkdown(redaction));
    String head = "**%s.** %s\n".formatted(content.verdict(), content.numbers());
    List<Section.Form> forms = Fitting.fit(sections.all(), budget - head.length() - NOTICE);
    StringBuilder out = new StringBuilder(head);
    out.append(notice(forms, sections));
    for (Section.Form form : forms) {
      if (!form.text().isEmpty()) {
        out.append('\n').append(form.text());
      }
    }
    return out.toString();
  }

  /** What is left out is said at the top, where nobody misses it. */
  private static String notice(List<Section.Form> forms, PlanSections sections) {
    List<String> cuts =
        forms.stream().map(Section.Form::cut).filter(cut -> !cut.isEmpty()).distinct().toList();
    if (cuts.isEmpty()) {
      return "";
    }
    List<String> named = new ArrayList<>(cuts.subList(0, Math.min(NAMED, cuts.size())));
    if (cuts.size() > NAMED) {
      named.add("and %d more".formatted(cuts.size() - NAMED));
    }
    return "\n> **Shortened** to fit: "
        + named.stream().collect(Collectors.joining("; "))
        + ". "
        + sections.wholePlan()
        + "\n";
  }

  /** Verdict, numbers and digest in one plain line. */
  public static String headline(CommentContent content) {
    PlanReport report = content.report();
    return content.verdict()
        + ": "
        + content.numbers()
        + (report == null ? "" : " · digest " + report.approvableDigest().shortForm());
  }

  /** What a reader of the Markdown sees, as far as a search for secrets in it must know. */
  public static String readable(String markdown) {
    return Markdown.decoded(markdown);
  }
}
