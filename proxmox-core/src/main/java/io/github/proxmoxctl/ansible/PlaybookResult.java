package io.github.proxmoxctl.ansible;

import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param counts Ansible's recap by host; null when it never came to one: then nothing is known to
 *     be configured, whatever was done
 * @param isStopped whether we asked it to stop
 * @param signal that killed it
 * @param lastWords the end of its standard error, else of its output; secrets masked
 */
public record PlaybookResult(
    @Nullable SortedMap<String, HostCounts> counts,
    boolean isStopped,
    int exitCode,
    OptionalInt signal,
    List<String> lastWords) {

  public PlaybookResult {
    lastWords = List.copyOf(lastWords);
  }

  /** Whether it did not even begin, because the SSH agent does not take the key. */
  public boolean isKeyRefused() {
    return counts == null && exitCode == AnsibleCommands.NO_KEY;
  }
}
