package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.model.RunRecord;
import java.util.List;

/** What is true after a configure, where it is recorded, and what comes next. */
final class ConfigureText {

  private ConfigureText() {}

  static String of(ConfigureResult result) {
    RunRecord run = result.run();
    if (run == null) {
      return "Nothing to configure (" + hosts(result.unchanged()) + " unchanged).\n";
    }
    long done = count(result.hosts(), ConfigureResult.Ending.CONFIGURED);
    long all = result.hosts().size() - count(result.hosts(), ConfigureResult.Ending.NOT_CREATED);
    StringBuilder out = new StringBuilder();
    out.append(done == all ? "Configured: " : "Configured in part: ")
        .append(done == all ? hosts(all) : done + " of " + hosts(all));
    long changed =
        result.hosts().stream()
            .filter(host -> host.ending() == ConfigureResult.Ending.CONFIGURED)
            .filter(host -> host.changed() > 0)
            .count();
    out.append(", something changed on ").append(changed);
    if (result.unchanged() > 0) {
      out.append("; ").append(result.unchanged()).append(" unchanged and left alone");
    }
    out.append(".\n");
    if (result.ledgerCommit() != null) {
      out.append("Recorded in the ledger as ")
          .append(result.ledgerCommit(), 0, 7)
          .append(" (run ")
          .append(run.id())
          .append(").\n");
    }
    out.append("What Ansible said: target/proxmox/configure/").append(run.id()).append("\n");
    if (done < all) {
      out.append("Next: mend the cause, then configure again; it goes on from here.\n");
    }
    return out.toString();
  }

  private static long count(List<ConfigureResult.Host> hosts, ConfigureResult.Ending ending) {
    return hosts.stream().filter(host -> host.ending() == ending).count();
  }

  private static String hosts(long count) {
    return count + (count == 1 ? " host" : " hosts");
  }
}
