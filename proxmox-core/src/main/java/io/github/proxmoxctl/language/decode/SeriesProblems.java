package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.language.tree.ScalarNode;
import java.util.ArrayList;
import java.util.List;

/** What a series of replicas says about itself that cannot be. */
final class SeriesProblems {

  private static final int LONGEST_NAME = 63;

  private SeriesProblems() {}

  static List<Diagnostic> of(KindDocument document, Series series) {
    var problems = new ArrayList<Diagnostic>();
    Fields spec = document.spec();
    for (Node item : spec.map("replicas").items("absent")) {
      long index = ((ScalarNode) item).asInteger().orElse(0L);
      if (series.count() != null && index > series.count()) {
        problems.add(
            Diagnostic.error(
                    "replicas.absent",
                    index + " is beyond the " + series.count() + " replicas",
                    item.location())
                .next("remove it, or raise `count`"));
      }
    }
    MapNode instances = spec.map("instances").node();
    for (String index : instances.keys()) {
      if (!series.has(Integer.parseInt(index))) {
        problems.add(noSuchReplica(series, index, instances));
      }
    }
    if (series.isReplicated() && series.members().isEmpty()) {
      problems.add(
          Diagnostic.error("replicas.none", "all replicas are absent", spec.at("replicas"))
              .next("leave one, or remove the document"));
    }
    series.members().stream()
        .map(Series.Member::name)
        .filter(name -> name.length() > LONGEST_NAME)
        .findFirst()
        .ifPresent(name -> problems.add(tooLong(document, name)));
    return problems;
  }

  private static Diagnostic noSuchReplica(Series series, String index, MapNode instances) {
    String summary =
        series.isReplicated()
            ? "there is no replica " + Quoted.of(index)
            : Quoted.of(series.name()) + " has no replicas";
    return Diagnostic.error("instances.unknown", summary, instances.keyLocation(index))
        .next(
            series.isReplicated()
                ? "the replicas are 1 to " + series.count() + " without those that are absent"
                : "add `replicas`, or write the values into `spec` itself");
  }

  private static Diagnostic tooLong(KindDocument document, String name) {
    return Diagnostic.error(
            "name.long",
            Quoted.of(name) + " is longer than " + LONGEST_NAME + " characters",
            document.location())
        .next("shorten the name of the series: the number of the replica is added to it");
  }
}
