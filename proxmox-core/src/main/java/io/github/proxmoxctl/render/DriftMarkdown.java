package io.github.proxmoxctl.render;

import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.Difference;
import io.github.proxmoxctl.plan.Drift;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Drift for an issue or a chat. */
public final class DriftMarkdown {

  private DriftMarkdown() {}

  public static String render(Drift drift) {
    SafeMarkdown safe = new SafeMarkdown(UnaryOperator.identity());
    String checked =
        "%s checked in %s: %s.\n"
            .formatted(
                ChangeWords.count(drift.servers(), "server"),
                ChangeWords.seconds(drift.took()),
                DriftText.coverage(drift));
    if (!drift.isFound()) {
      return "**No drift.** " + checked;
    }
    StringBuilder out =
        new StringBuilder("**Drift: %s.** %s\n".formatted(DriftText.numbers(drift), checked));
    out.append("| what | server | how |\n|---|---|---|\n");
    for (Difference difference : drift.differences()) {
      List<String> how = new ArrayList<>();
      for (AttributeChange attribute : difference.attributes()) {
        how.add(safe.code(DriftText.found(attribute)));
      }
      how.add(safe.text(DriftText.vm(difference) + difference.note()));
      out.append(
          "| **%s** | %s | %s |\n"
              .formatted(
                  DriftText.word(difference.kind()).strip(),
                  safe.code(difference.server()),
                  String.join("<br>", how)));
    }
    return out.toString();
  }
}
