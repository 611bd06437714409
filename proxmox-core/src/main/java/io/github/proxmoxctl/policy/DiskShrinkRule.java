package io.github.proxmoxctl.policy;

import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A disk never shrinks: Proxmox cannot, and the provider would fail halfway. */
final class DiskShrinkRule implements PolicyRule {

  private static final Pattern SIZE = Pattern.compile("disks\\.[^.]+\\.size");
  private static final Pattern AMOUNT = Pattern.compile("(\\d+) (B|MiB|GiB|TiB)");
  private static final Map<String, Long> UNITS =
      Map.of("B", 1L, "MiB", 1L << 20, "GiB", 1L << 30, "TiB", 1L << 40);

  @Override
  public List<Verdict> judge(StackPlan stack, DesiredState desired) {
    return stack.changes().stream()
        // a replaced server gets new disks
        .filter(change -> change.action() != Action.REPLACE)
        .flatMap(
            change ->
                change.attributes().stream()
                    .filter(DiskShrinkRule::shrinks)
                    .map(
                        attribute ->
                            new Verdict(
                                "disks",
                                stack.stack(),
                                Verdict.Decision.REFUSED,
                                "%s: %s: a disk never shrinks"
                                    .formatted(change.server(), attribute.text()),
                                "keep at least " + attribute.before(),
                                attribute.location())))
        .toList();
  }

  private static boolean shrinks(AttributeChange change) {
    return SIZE.matcher(change.attribute()).matches()
        && change.before() != null
        && change.after() != null
        && bytes(change.after()) < bytes(change.before());
  }

  // the reverse of DataSize.toString, which made the text; what is not known yet may be nothing
  private static long bytes(String size) {
    Matcher matcher = AMOUNT.matcher(size);
    return matcher.matches()
        ? Long.parseLong(matcher.group(1)) * UNITS.getOrDefault(matcher.group(2), 1L)
        : 0;
  }
}
