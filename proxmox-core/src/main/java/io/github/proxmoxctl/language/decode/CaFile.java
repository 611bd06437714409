package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import org.jspecify.annotations.Nullable;

/** A file of certificates in the infrastructure repo, under the key {@code caFile}. */
final class CaFile {

  private CaFile() {}

  /** Its path relative to the infrastructure root; null when there is none. */
  static @Nullable String of(Fields holder, Draft draft) {
    String path = holder.optionalText("caFile");
    if (path != null && ("/" + path + "/").contains("/../")) {
      draft.report(
          Diagnostic.error(
                  "path.outside",
                  Quoted.of(path) + " may lead out of the infrastructure repo",
                  holder.at("caFile"))
              .next("keep the file in the repo and write its path without `..`"));
    }
    return path;
  }
}
