package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.approval.ApprovedPlan;
import io.github.proxmoxctl.workspace.FileMutex;
import io.github.proxmoxctl.workspace.PrivateFolder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The approved plans that a run began with: {@code approved/<digest>.json} in the durable folder.
 * By then the workspace may hold a newer plan, or none; {@code --approve} with the same digest must
 * still let the rest of a partly done run go on.
 */
final class BegunApprovals {

  /** So many are kept; a run that was left for longer is planned and approved again. */
  static final int KEPT = 50;

  private static final String FOLDER = "approved";
  private static final String SUFFIX = ".json";

  private final PrivateFolder durable;

  BegunApprovals(PrivateFolder durable) {
    this.durable = durable;
  }

  /** Keeps a plan, on disk when this returns, and lets go of the oldest. */
  void keep(ApprovedPlan plan) {
    FileMutex.Hold hold = new FileMutex(durable.path("approved.lock")).acquire();
    try {
      String file = FOLDER + "/" + plan.digest().hex() + SUFFIX;
      durable.write(file, plan.json().getBytes(StandardCharsets.UTF_8));
      List<String> files = files();
      files.stream()
          .filter(other -> !other.equals(file))
          .sorted(Comparator.comparing(durable::lastChange))
          .limit(Math.max(0, files.size() - KEPT))
          .forEach(durable::delete);
    } finally {
      hold.close();
    }
  }

  /** Those that a typed text names: by the digest of the plan, or of a stack in it. */
  List<ApprovedPlan> namedBy(String digest) {
    return files().stream()
        .map(durable::read)
        .flatMap(Optional::stream)
        .map(json -> ApprovedPlan.parse(new String(json, StandardCharsets.UTF_8)))
        .flatMap(Optional::stream)
        .filter(plan -> plan.isNamedBy(digest))
        .toList();
  }

  private List<String> files() {
    return durable.files(FOLDER).stream()
        .filter(name -> name.endsWith(SUFFIX))
        .map(name -> FOLDER + "/" + name)
        .toList();
  }
}
