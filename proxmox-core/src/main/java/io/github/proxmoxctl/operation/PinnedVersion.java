package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.Pipeline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether this is the version of the tool that the Pipeline pins. */
final class PinnedVersion {

  private PinnedVersion() {}

  static List<Diagnostic> check(Pipeline pipeline) {
    return check(pipeline, PinnedVersion.class.getPackage().getImplementationVersion());
  }

  /**
   * @param running null for one that was not packaged: nothing is known of it
   */
  static List<Diagnostic> check(Pipeline pipeline, @Nullable String running) {
    String pinned = pipeline.toolVersion();
    if (pinned == null || running == null || pinned.equals(running)) {
      return List.of();
    }
    return List.of(
        Diagnostic.error(
                "tool.version",
                "this is version %s, and the Pipeline pins %s"
                    .formatted(running, Quoted.of(pinned)),
                pipeline.origins().of("toolVersion"))
            .because("another version may read the YAML otherwise, or plan other changes")
            .next("run version " + pinned + ", or change the pin by a reviewed request"));
  }
}
