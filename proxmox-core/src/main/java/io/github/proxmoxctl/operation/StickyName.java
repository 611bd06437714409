package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.plan.Digest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What a comment and a status are found by again. Plans of other stacks or of another estate in the
 * same repository have their own.
 *
 * @param marker first line of the comment; nobody sees it
 * @param context of the status
 */
record StickyName(String marker, String context) {

  private static final String GOAL = "proxmoxctl/plan";
  private static final int LONGEST = 60;

  /**
   * @param root the infrastructure root
   * @param stacks those that were asked for; empty for all
   */
  static StickyName of(Path root, SortedSet<String> stacks) {
    String folder = folder(root.toAbsolutePath().normalize());
    String which = (folder + " " + String.join(",", stacks)).strip();
    if (which.isEmpty()) {
      return new StickyName("<!-- " + GOAL + " -->", GOAL);
    }
    // a name of any length and any characters must not reach the marker
    String digest = Digest.of(List.of(folder, String.join(",", stacks))).shortForm();
    return new StickyName(
        "<!-- " + GOAL + " " + digest + " -->",
        GOAL + " (" + (which.length() <= LONGEST ? which : digest) + ")");
  }

  /** Where the estate is in its repository; empty at its top. */
  private static String folder(Path root) {
    @Nullable Path top = root;
    while (top != null && !Files.exists(top.resolve(".git"))) {
      top = top.getParent();
    }
    return Objects.requireNonNullElse(top, root).relativize(root).toString();
  }
}
