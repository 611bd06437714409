package io.github.proxmoxctl.ledger;

import io.github.proxmoxctl.model.RunRecord;
import java.time.ZoneOffset;

/** Where what is kept on the ledger branch. */
final class LedgerFiles {

  static final String SUFFIX = ".yaml";

  /** The folder of the stacks {@code cluster/<name>}. */
  static final String CLUSTERS = "cluster";

  private LedgerFiles() {}

  /** {@code shop.yaml}, {@code cluster/main.yaml}. */
  static String ofStack(String stack) {
    return stack + SUFFIX;
  }

  /** {@code runs/2026/<run>.yaml}, by the year in which it started (UTC). */
  static String ofRun(RunRecord run) {
    return "runs/" + run.started().atOffset(ZoneOffset.UTC).getYear() + "/" + run.id() + SUFFIX;
  }
}
