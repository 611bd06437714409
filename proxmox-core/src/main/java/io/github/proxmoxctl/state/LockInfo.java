package io.github.proxmoxctl.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;

/** Terraform's LockInfo, where it is ours to write. */
final class LockInfo {

  private static final ObjectMapper JSON = new ObjectMapper();

  private LockInfo() {}

  /** Who holds a dirty state: nobody, until it is recovered. Terraform prints only the id. */
  static byte[] ofDirty(RootName root, DirtyMark mark) {
    var info = JSON.createObjectNode();
    info.put("ID", "unsaved state, run: " + StateProblems.recover(root));
    info.put("Operation", "recovery");
    info.put("Info", mark.why());
    info.put("Who", "proxmoxctl");
    info.put("Version", "");
    info.put("Created", mark.since().toString());
    info.put("Path", root.toString());
    return info.toString().getBytes(StandardCharsets.UTF_8);
  }
}
