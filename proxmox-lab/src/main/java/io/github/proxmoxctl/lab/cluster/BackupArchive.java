package io.github.proxmoxctl.lab.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An archive of vzdump. Its name tells whose it is and when it was made, as in Proxmox VE; beside
 * it lie its notes and the mark of a protected one.
 *
 * @param guest whose it is
 * @param made seconds since the epoch
 */
public record BackupArchive(StoredFile file, int guest, long made) {
  private static final String NOTES = ".notes";
  private static final String PROTECTED = ".protected";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy_MM_dd-HH_mm_ss", Locale.ROOT);
  private static final Pattern NAME =
      Pattern.compile(
          "vzdump-qemu-(\\d+)-(\\d{4}_\\d{2}_\\d{2}-\\d{2}_\\d{2}_\\d{2})\\.(vma(?:\\.(?:zst|lzo|gz))?)");

  /** The archive that a file is, if it is one. */
  public static Optional<BackupArchive> of(StoredFile file) {
    Matcher name = NAME.matcher(String.valueOf(file.path().getFileName()));
    return file.content().equals("backup") && name.matches()
        ? Optional.of(
            new BackupArchive(
                file,
                Integer.parseInt(name.group(1)),
                LocalDateTime.parse(name.group(2), TIME)
                    .atZone(ZoneId.systemDefault())
                    .toEpochSecond()))
        : Optional.empty();
  }

  /**
   * The name of a new one.
   *
   * @param ending what the compression adds, such as {@code .zst}
   */
  public static String name(int guest, LocalDateTime at, String ending) {
    return "vzdump-qemu-" + guest + "-" + TIME.format(at) + ".vma" + ending;
  }

  /** {@code vma.zst}. */
  public String format() {
    String name = String.valueOf(file.path().getFileName());
    return name.substring(name.indexOf('.') + 1);
  }

  /** The text beside it; empty for none. */
  public String notes() {
    try {
      Path notes = beside(NOTES);
      return Files.exists(notes) ? Files.readString(notes).strip() : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it may not be removed. */
  public boolean isProtected() {
    return Files.exists(beside(PROTECTED));
  }

  /** Whether a file only lies beside an archive. */
  static boolean isBeside(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith("vzdump-") && (name.endsWith(NOTES) || name.endsWith(PROTECTED));
  }

  /** Writes what lies beside an archive. */
  public static void mark(Path archive, String notes, boolean isProtected) throws IOException {
    if (!notes.isEmpty()) {
      Files.writeString(Path.of(archive + NOTES), notes);
    }
    if (isProtected) {
      Files.createFile(Path.of(archive + PROTECTED));
    }
  }

  /** Removes it and what lies beside it. */
  public void delete() throws IOException {
    Files.deleteIfExists(file.path());
    Files.deleteIfExists(beside(NOTES));
  }

  private Path beside(String ending) {
    return Path.of(file.path() + ending);
  }
}
