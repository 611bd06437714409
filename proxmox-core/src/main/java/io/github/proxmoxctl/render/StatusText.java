package io.github.proxmoxctl.render;

import io.github.proxmoxctl.diagnostic.Age;
import io.github.proxmoxctl.model.LastBackup;
import io.github.proxmoxctl.model.ServerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fleet as a table; a {@code !} at the end of a row is explained below it. */
public final class StatusText {

  private static final List<String> HEAD =
      List.of(
          "SERVER", "NODE", "ADDRESS", "ROLES", "POWER", "CONFIGURED", "TARGETS", "LAST BACKUP");

  private static final String NOTHING = "-";
  private static final String UNKNOWN = "?";

  private StatusText() {}

  /**
   * The table.
   *
   * @param now what ages count to
   */
  public static String render(List<ServerStatus> servers, Instant now, Style style) {
    if (servers.isEmpty()) {
      return "There are no servers.\n";
    }
    List<List<String>> rows = servers.stream().map(server -> row(server, now)).toList();
    int[] widths = widths(rows);
    StringBuilder out = new StringBuilder();
    line(out, HEAD, widths, "");
    for (int i = 0; i < rows.size(); i++) {
      boolean isMarked = !servers.get(i).remarks().isEmpty();
      line(out, rows.get(i), widths, isMarked ? style.alarm("!") : "");
    }
    explain(out, servers, style);
    return out.toString();
  }

  private static List<String> row(ServerStatus server, Instant now) {
    return List.of(
        server.server(),
        or(server.node(), NOTHING),
        or(server.address(), NOTHING),
        server.roles().isEmpty() ? NOTHING : String.join(",", server.roles()),
        or(server.power(), "external".equals(server.node()) ? NOTHING : UNKNOWN),
        configured(server, now),
        targets(server),
        backup(server.lastBackup(), now));
  }

  private static String backup(@Nullable LastBackup backup, Instant now) {
    if (backup == null) {
      return NOTHING;
    }
    Instant at = backup.at();
    return at != null
        ? Age.of(Duration.between(at, now)) + " ago"
        : backup.isHidden() ? UNKNOWN : "none";
  }

  private static String configured(ServerStatus server, Instant now) {
    Instant at = server.configuredAt();
    String commit = server.configuredCommit();
    return at == null || commit == null
        ? NOTHING
        : Age.of(Duration.between(at, now))
            + " ago "
            + commit.substring(0, Math.min(7, commit.length()));
  }

  private static String targets(ServerStatus server) {
    if (server.targets() == 0) {
      return NOTHING;
    }
    return (server.up() == null ? UNKNOWN : server.up()) + "/" + server.targets() + " up";
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = HEAD.stream().mapToInt(DisplayWidth::of).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i)));
      }
    }
    return widths;
  }

  private static void line(StringBuilder out, List<String> cells, int[] widths, String mark) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(cells.get(i)).append(" ".repeat(widths[i] - DisplayWidth.of(cells.get(i)) + 2));
    }
    out.append((line + mark).stripTrailing()).append('\n');
  }

  private static void explain(StringBuilder out, List<ServerStatus> servers, Style style) {
    List<String> lines = new ArrayList<>();
    for (ServerStatus server : servers) {
      for (String remark : server.remarks()) {
        lines.add(style.alarm("!") + " " + server.server() + " " + remark);
      }
    }
    if (servers.stream()
        .map(ServerStatus::lastBackup)
        .filter(Objects::nonNull)
        .anyMatch(LastBackup::isHidden)) {
      lines.add(
          UNKNOWN
              + " backups are not shown to the plan token: VM.Backup on the VMs and"
              + " Datastore.AllocateSpace on the storage show them");
    }
    if (!lines.isEmpty()) {
      out.append('\n');
      lines.forEach(line -> out.append(line).append('\n'));
    }
  }
}
