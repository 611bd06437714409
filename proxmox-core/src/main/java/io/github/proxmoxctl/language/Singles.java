package io.github.proxmoxctl.language;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.language.decode.Draft;
import io.github.proxmoxctl.model.Monitoring;
import io.github.proxmoxctl.model.Origins;
import io.github.proxmoxctl.model.Pipeline;
import io.github.proxmoxctl.model.Pipeline.Ledger;
import io.github.proxmoxctl.model.Pipeline.Policy;
import io.github.proxmoxctl.model.Pipeline.Terraform;
import io.github.proxmoxctl.model.Undecoded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Kinds of which there is exactly one, or at most one. */
final class Singles {

  private static final Location ROOT_FILE = Location.ofFile(SourceFiles.ROOT_FILE);

  /** For rules, where the real one cannot be decoded; such a state is never handed on. */
  static final Pipeline STAND_IN =
      new Pipeline(
          "undecoded",
          true,
          Ledger.DEFAULT,
          Terraform.DEFAULT,
          Policy.DEFAULT,
          new Origins(ROOT_FILE, Map.of()));

  private Singles() {}

  static List<Diagnostic> check(Draft draft, Undecoded undecoded) {
    var problems = new ArrayList<Diagnostic>();
    var pipelines = draft.pipelines();
    if (pipelines.isEmpty() && !undecoded.mayDeclareAny(Kind.PIPELINE.word())) {
      problems.add(
          Diagnostic.error("pipeline.missing", "there is no document of kind Pipeline", ROOT_FILE)
              .next("write one into proxmox.yaml: it names the estate"));
    }
    for (Pipeline more : pipelines.stream().skip(1).toList()) {
      problems.add(
          Diagnostic.error(
                  "pipeline.several", "there is more than one Pipeline", more.origins().whole())
              .next("keep one")
              .see(pipelines.get(0).origins().whole(), "first declared here"));
    }
    var clusters = draft.clusters();
    if (clusters.isEmpty() && !undecoded.mayDeclareAny(Kind.CLUSTER.word())) {
      problems.add(
          Diagnostic.error("cluster.missing", "there is no document of kind Cluster", ROOT_FILE)
              .next(
                  "write one into a file such as catalog/cluster.yaml: it says where Proxmox is"));
    }
    var monitorings = draft.monitorings();
    for (Monitoring more : monitorings.stream().skip(1).toList()) {
      problems.add(
          Diagnostic.error(
                  "monitoring.several",
                  "a second Monitoring is not supported yet",
                  more.origins().whole())
              .because("which stacks each of them watches could not be said")
              .next("keep one Monitoring in this repo")
              .see(monitorings.get(0).origins().whole(), "first declared here"));
    }
    return problems;
  }
}
