package io.github.proxmoxctl.ledger;

/** Refuses what another version of proxmoxctl wrote in another format. */
final class FormatVersion {

  private FormatVersion() {}

  static void check(Node document, int known) {
    Node version = document.required("formatVersion");
    if (!version.text().equals(String.valueOf(known))) {
      throw LedgerProblems.version(version.at(), version.text(), known);
    }
  }
}
