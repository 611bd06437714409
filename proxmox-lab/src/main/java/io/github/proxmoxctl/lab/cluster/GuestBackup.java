package io.github.proxmoxctl.lab.cluster;

import io.github.proxmoxctl.lab.refusal.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How guests are archived by one run of vzdump. The archive holds a guest's configuration and no
 * disks.
 *
 * @param compress as vzdump has it: 0, 1, lzo, gzip, zstd
 * @param notes with vzdump's own placeholders
 */
public record GuestBackup(Storage storage, String compress, String notes, boolean isProtected) {
  private static final Map<String, String> ENDINGS =
      Map.of("0", "", "1", ".lzo", "lzo", ".lzo", "gzip", ".gz", "zstd", ".zst");

  /** Refuses a storage that keeps no backups. */
  public void requireStorage() {
    if (!storage.content().contains("backup")) {
      throw Refusal.died(
          "can't use storage '" + storage.name() + "' for backups - wrong content type");
    }
  }

  /** Writes the archive of a guest and gives its name. */
  public String write(Guest guest, StoredFiles files, Instant now) {
    String name =
        BackupArchive.name(
            guest.id(),
            now.atZone(ZoneId.systemDefault()).toLocalDateTime(),
            Objects.requireNonNull(ENDINGS.get(compress)));
    Path file = files.path(storage, guest.node(), "backup", name);
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(
          file,
          guest.config().values().entrySet().stream()
              .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
              .collect(Collectors.joining()));
      BackupArchive.mark(file, notes(guest), isProtected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return name;
  }

  private String notes(Guest guest) {
    return notes
        .replace("{{guestname}}", guest.name())
        .replace("{{vmid}}", String.valueOf(guest.id()))
        .replace("{{node}}", guest.node())
        .replace("{{cluster}}", FreshWorld.name())
        .replace("\\n", "\n")
        .replace("\\\\", "\\");
  }
}
