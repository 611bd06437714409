package io.github.proxmoxctl.policy;

import io.github.proxmoxctl.model.CapacityLimits;
import io.github.proxmoxctl.model.Pipeline;
import io.github.proxmoxctl.plan.Capacity;
import io.github.proxmoxctl.plan.Load;
import io.github.proxmoxctl.plan.NodeCapacity;
import io.github.proxmoxctl.plan.StorageCapacity;
import io.github.proxmoxctl.plan.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A plan does not fill nodes and datastores beyond {@code policy.capacity}, neither in the end nor
 * on its way. What is too full already is no reason to refuse a plan that takes no more of it.
 */
public final class CapacityRule {

  private final Pipeline pipeline;
  private final CapacityLimits limits;
  private final List<Verdict> verdicts = new ArrayList<>();

  private CapacityRule(Pipeline pipeline) {
    this.pipeline = pipeline;
    this.limits = pipeline.policy().capacity();
  }

  /** A refusal for each stack that takes too much of something. */
  public static List<Verdict> judge(List<Capacity> capacities, Pipeline pipeline) {
    CapacityRule rule = new CapacityRule(pipeline);
    capacities.forEach(rule::judge);
    return List.copyOf(rule.verdicts);
  }

  private void judge(Capacity capacity) {
    for (NodeCapacity node : capacity.nodes()) {
      String title = "node " + node.node();
      judge("memory", limits.memory(), title + "'s memory", node.memory(), CapacityRule::size);
      judge("cpu", limits.cpu(), title + "'s CPUs", node.cpus(), count -> count + " CPUs");
    }
    for (StorageCapacity store : capacity.datastores()) {
      String title = "datastore " + store.title();
      judge("datastore", limits.datastore(), title, store.space(), CapacityRule::size);
    }
    if (limits.survivesNodeLoss()) {
      judgeLoss(capacity);
    }
  }

  private void judge(
      String field, @Nullable Integer limit, String what, Load load, LongFunction<String> words) {
    if (limit == null || !load.exceeds(limit)) {
      return;
    }
    String when = load.after() < load.during() ? " while it is applied" : "";
    for (String stack : load.growing()) {
      refuse(
          field,
          stack,
          "%s would be taken up to %d %%%s (%s of %s; now %s); policy allows %d %%"
              .formatted(
                  what,
                  Load.percent(load.peak(), load.total()),
                  when,
                  words.apply(load.peak()),
                  words.apply(load.total()),
                  words.apply(load.before()),
                  limit),
          "give less, place it elsewhere, or make room there");
    }
  }

  private void judgeLoss(Capacity capacity) {
    SortedSet<String> growing = new TreeSet<>();
    capacity.nodes().forEach(node -> growing.addAll(node.memory().growing()));
    for (NodeCapacity node : capacity.nodes()) {
      Long taken = node.memoryAfterLoss();
      long total = node.memory().total();
      if (taken != null && Load.isAbove(taken, total, limits.memoryAfterLoss())) {
        for (String stack : growing) {
          refuse(
              "nodeLoss",
              stack,
              "if node %s is lost, node %s's memory would be taken up to %d %% (%s of %s); policy allows %d %%"
                  .formatted(
                      capacity.lostNode(),
                      node.node(),
                      Load.percent(taken, total),
                      size(taken),
                      size(total),
                      limits.memoryAfterLoss()),
              "give less memory, or add a node");
        }
      }
    }
  }

  private void refuse(String field, String stack, String message, String remedy) {
    verdicts.add(
        new Verdict(
            "capacity." + field,
            stack,
            Verdict.Decision.REFUSED,
            message,
            remedy,
            pipeline.origins().of("policy.capacity." + field)));
  }

  /** {@code 60 GiB}, {@code 850.5 GiB}. */
  private static String size(long bytes) {
    String gibibytes = String.format(Locale.ROOT, "%.1f", bytes / (double) (1L << 30));
    return gibibytes.replaceFirst("\\.0$", "") + " GiB";
  }
}
