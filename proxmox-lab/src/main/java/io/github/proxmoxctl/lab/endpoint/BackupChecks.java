package io.github.proxmoxctl.lab.endpoint;

import io.github.proxmoxctl.lab.api.Check;
import io.github.proxmoxctl.lab.api.Parameters;
import io.github.proxmoxctl.lab.config.CalendarEvent;
import io.github.proxmoxctl.lab.config.PropertyString;
import io.github.proxmoxctl.lab.config.PruneBackups;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a backup job may be told, and how Proxmox VE checks each of it. */
final class BackupChecks {
  /** A job's id where one is made; where one is read, its length counts instead. */
  static final Check ID =
      value -> {
        if (!value.matches("[A-Za-z][A-Za-z0-9_-]+")) {
          throw new IllegalArgumentException(
              "invalid format - invalid configuration ID '" + value + "'");
        }
        return value;
      };

  static final int LONGEST_ID = 50;

  private static final Pattern VARIABLE = Pattern.compile("\\{\\{([^\\s{}]+)}}");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

  private BackupChecks() {}

  /** The options of vzdump. */
  static Parameters options() {
    return Parameters.none()
        .optional("vmid", BackupChecks::guests)
        .optional("exclude", BackupChecks::guests)
        .optional("node", Check.TEXT)
        .optional("all", Check.BOOLEAN)
        .optional("pool", Check.TEXT)
        .optional("storage", Check.TEXT)
        .optional("mode", Check.oneOf("snapshot", "suspend", "stop"))
        .optional("compress", Check.oneOf("0", "1", "gzip", "lzo", "zstd"))
        .optional("pigz", Check.INTEGER)
        .optional("zstd", Check.INTEGER)
        .optional("bwlimit", number(0, Integer.MAX_VALUE))
        .optional("ionice", number(0, 8))
        .optional("lockwait", number(0, Integer.MAX_VALUE))
        .optional("stopwait", number(0, Integer.MAX_VALUE))
        .optional("stdexcludes", Check.BOOLEAN)
        .optional("exclude-path", Check.LIST)
        .optional("quiet", Check.BOOLEAN)
        .optional("stop", Check.BOOLEAN)
        .optional("remove", Check.BOOLEAN)
        .optional("protected", Check.BOOLEAN)
        .optional("mailto", Check.TEXT)
        .optional("mailnotification", Check.oneOf("always", "failure"))
        .optional(
            "notification-mode", Check.oneOf("auto", "legacy-sendmail", "notification-system"))
        .optional("notes-template", Check.atMost(1024))
        .optional("prune-backups", BackupChecks::retention)
        .optional("fleecing", properties("enabled", "storage"))
        .optional("performance", properties("max-workers", "pbs-entries-max"))
        .optional("pbs-change-detection-mode", Check.oneOf("legacy", "data", "metadata"))
        .optional("tmpdir", Check.TEXT)
        .optional("dumpdir", Check.TEXT)
        .optional("script", Check.TEXT);
  }

  /** The options of a scheduled job; the deprecated starttime and dow are not there. */
  static Parameters job() {
    return options()
        .optional("schedule", BackupChecks::schedule)
        .optional("enabled", Check.BOOLEAN)
        .optional("repeat-missed", Check.BOOLEAN)
        .optional("comment", Check.atMost(512));
  }

  /**
   * Refuses notes that Proxmox could not fill in.
   *
   * @throws IllegalArgumentException with Proxmox's text
   */
  static void notes(String template) {
    if (template.contains("\n")) {
      throw new IllegalArgumentException("contains a line feed");
    }
    List<String> unknown = new ArrayList<>();
    Matcher escape = ESCAPE.matcher(template);
    while (escape.find()) {
      if (!escape.group(1).matches("[n\\\\]")) {
        unknown.add("escape sequence '" + escape.group() + "' at char " + escape.start());
      }
    }
    Matcher variable = VARIABLE.matcher(template);
    while (variable.find()) {
      if (!List.of("cluster", "guestname", "node", "vmid").contains(variable.group(1))) {
        unknown.add("variable '" + variable.group(1) + "' at char " + (variable.start() + 2));
      }
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("found unknown: " + String.join(", ", unknown));
    }
  }

  private static String guests(String value) {
    for (String id : value.split("[,; ]+", -1)) {
      Check.VMID.apply(id);
    }
    return value;
  }

  private static String schedule(String value) {
    CalendarEvent.parse(Check.atMost(128).apply(value));
    return value;
  }

  private static String retention(String value) {
    PruneBackups.parse(value);
    return value;
  }

  private static Check properties(String... keys) {
    return value -> {
      PropertyString.parse(value, keys[0]).requireKeys(keys);
      return value;
    };
  }

  private static Check number(long least, long most) {
    return value -> {
      long number = Long.parseLong(Check.INTEGER.apply(value));
      if (number < least) {
        throw new IllegalArgumentException("value must have a minimum value of " + least);
      }
      if (number > most) {
        throw new IllegalArgumentException("value must have a maximum value of " + most);
      }
      return value;
    };
  }
}
