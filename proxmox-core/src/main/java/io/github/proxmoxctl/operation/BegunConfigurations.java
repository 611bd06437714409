package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.workspace.PrivateFolder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The hosts that a run on this machine has begun with: {@code configuring/<run>} in the durable
 * folder, for as long as the ledger does not say how it ended. After a kill they count as not
 * configured, even if the desired state is taken back to what the ledger has.
 */
final class BegunConfigurations {

  private static final String FOLDER = "configuring";

  private final PrivateFolder durable;

  BegunConfigurations(PrivateFolder durable) {
    this.durable = durable;
  }

  void begin(String run, Collection<String> hosts) {
    String text = hosts.stream().map(host -> host + "\n").collect(Collectors.joining());
    durable.write(FOLDER + "/" + run, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The ledger knows how this run ended, and with it everything about its hosts.
   *
   * @param hosts which earlier runs need not remember any more
   */
  void settle(String run, Collection<String> hosts) {
    durable.delete(FOLDER + "/" + run);
    for (String earlier : durable.files(FOLDER)) {
      Set<String> left = read(earlier);
      left.removeAll(hosts);
      if (left.isEmpty()) {
        durable.delete(FOLDER + "/" + earlier);
      } else {
        begin(earlier, left);
      }
    }
  }

  /** All hosts whose last run did not come to its end. */
  Set<String> hosts() {
    Set<String> hosts = new TreeSet<>();
    durable.files(FOLDER).forEach(run -> hosts.addAll(read(run)));
    return hosts;
  }

  private Set<String> read(String run) {
    return durable
        .read(FOLDER + "/" + run)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .map(text -> text.lines().collect(Collectors.toCollection(TreeSet::new)))
        .orElseGet(TreeSet::new);
  }
}
