package io.github.proxmoxctl.ledger;

import io.github.proxmoxctl.model.AppliedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings a record that was made on an older ledger onto the present one, piece by piece: what it
 * changed is changed, what others recorded since stays. Doing it twice changes nothing more.
 */
final class StackMerge {

  private final AppliedStack base;
  private final AppliedStack mine;
  private final AppliedStack tip;
  private final String run;

  private StackMerge(AppliedStack base, AppliedStack mine, AppliedStack tip, String run) {
    this.base = base;
    this.mine = mine;
    this.tip = tip;
    this.run = run;
  }

  /**
   * @param base the stack that the record was made on
   * @param mine the stack as the record has it
   * @param tip the stack as the ledger has it now
   * @param run the record's run, for messages
   */
  static AppliedStack reapply(AppliedStack base, AppliedStack mine, AppliedStack tip, String run) {
    return tip.equals(base) || tip.equals(mine)
        ? mine
        : new StackMerge(base, mine, tip, run).merged();
  }

  private AppliedStack merged() {
    return new AppliedStack(
        mine.name(),
        mine.cluster(),
        later(base.sourceCommit(), mine.sourceCommit(), tip.sourceCommit()),
        later(base.planDigest(), mine.planDigest(), tip.planDigest()),
        inputs(),
        byName("server ", AppliedStack::servers),
        list(base.intents(), mine.intents(), tip.intents()),
        list(base.tombstones(), mine.tombstones(), tip.tombstones()),
        byName("the host key of ", AppliedStack::hostKeys),
        byName("the configuration of ", AppliedStack::configurations),
        tip.registration().equals(base.registration()) ? mine.registration() : tip.registration(),
        byName("the backups of ", AppliedStack::backups));
  }

  // these only say what was applied last, and the ledger's record is the later one
  private static @Nullable String later(
      @Nullable String base, @Nullable String mine, @Nullable String tip) {
    return Objects.equals(tip, base) ? mine : tip;
  }

  private SortedMap<String, String> inputs() {
    SortedMap<String, String> merged = new TreeMap<>();
    for (String root : keys(base.inputs(), mine.inputs(), tip.inputs())) {
      String hash = later(base.inputs().get(root), mine.inputs().get(root), tip.inputs().get(root));
      if (hash != null) {
        merged.put(root, hash);
      }
    }
    return merged;
  }

  private <T> SortedMap<String, T> byName(
      String what, Function<AppliedStack, SortedMap<String, T>> part) {
    SortedMap<String, T> merged = new TreeMap<>();
    for (String name : keys(part.apply(base), part.apply(mine), part.apply(tip))) {
      T was = part.apply(base).get(name);
      T recorded = part.apply(mine).get(name);
      T is = part.apply(tip).get(name);
      if (!Objects.equals(was, recorded)
          && !Objects.equals(is, was)
          && !Objects.equals(is, recorded)) {
        throw LedgerProblems.conflict(mine.name(), what + name, run);
      }
      T chosen = Objects.equals(was, recorded) ? is : recorded;
      if (chosen != null) {
        merged.put(name, chosen);
      }
    }
    return merged;
  }

  private static <T> Set<String> keys(
      SortedMap<String, T> base, SortedMap<String, T> mine, SortedMap<String, T> tip) {
    Set<String> keys = new TreeSet<>(base.keySet());
    keys.addAll(mine.keySet());
    keys.addAll(tip.keySet());
    return keys;
  }

  private static <T> List<T> list(List<T> base, List<T> mine, List<T> tip) {
    List<T> merged = new ArrayList<>(tip);
    merged.removeIf(item -> base.contains(item) && !mine.contains(item));
    mine.stream()
        .filter(item -> !base.contains(item) && !merged.contains(item))
        .forEach(merged::add);
    return merged;
  }
}
