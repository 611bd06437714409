package io.github.proxmoxctl.lab.download;

import io.github.proxmoxctl.lab.refusal.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One file by URL, as download_file_from_url of pve-common fetches it.
 *
 * @param shown the path that Proxmox VE would name
 * @param file where it comes to be
 * @param checksum what it must be; null for anything
 */
public record Download(String url, String shown, Path file, @Nullable Checksum checksum) {
  private static final Map<String, String> ALGORITHMS =
      Map.of(
          "md5", "MD5",
          "sha1", "SHA-1",
          "sha224", "SHA-224",
          "sha256", "SHA-256",
          "sha384", "SHA-384",
          "sha512", "SHA-512");

  /** The names of the algorithms that Proxmox VE knows. */
  public static List<String> algorithms() {
    return List.of("md5", "sha1", "sha224", "sha256", "sha384", "sha512");
  }

  /**
   * What a file must be.
   *
   * @param algorithm one of {@link #algorithms}
   * @param digest in hexadecimal
   */
  public record Checksum(String algorithm, String digest) {}

  /**
   * Fetches the file, unless it is there as it must be.
   *
   * @param hasRoom whether the storage has room for it
   * @param check refuses what is no image of its format
   * @param log takes the lines of the task's log
   */
  public void run(
      Fetcher fetcher, Predicate<Download> hasRoom, Consumer<Path> check, Consumer<String> log) {
    log.accept("downloading " + url + " to " + shown);
    try {
      if (Files.isRegularFile(file)) {
        compareWithExisting(log);
        return;
      }
      if (!hasRoom.test(this)) {
        log.accept("Cannot write to '" + shown + "' (No space left on device).");
        throw Refusal.died("download failed: exit code 3");
      }
      fetch(fetcher, check, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    log.accept("download of '" + url + "' to '" + shown + "' finished");
  }

  private void compareWithExisting(Consumer<String> log) throws IOException {
    if (checksum == null) {
      throw Refusal.died("refusing to override existing file '" + shown + "'");
    }
    String got = digest(file, checksum.algorithm());
    if (!got.equals(checksum.digest().toLowerCase(Locale.ROOT))) {
      throw Refusal.died(mismatch(got, checksum) + ", aborting");
    }
    log.accept(
        "calculating checksum of existing file...OK, got correct file already,"
            + " no need to download");
  }

  private void fetch(Fetcher fetcher, Consumer<Path> check, Consumer<String> log)
      throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path part = file.resolveSibling(file.getFileName() + ".tmp_dwnl." + UUID.randomUUID());
    try {
      fetcher.download(url, part, log);
      if (checksum != null) {
        String got = digest(part, checksum.algorithm());
        if (!got.equals(checksum.digest().toLowerCase(Locale.ROOT))) {
          throw Refusal.died(mismatch(got, checksum));
        }
        log.accept("calculating checksum...OK, checksum verified");
      }
      try {
        check.accept(part);
      } catch (Refusal e) {
        throw Refusal.died("failed to verify file: " + e.getMessage());
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String mismatch(String got, Checksum expected) {
    return "checksum mismatch: got '%s' != expect '%s'".formatted(got, expected.digest());
  }

  private static String digest(Path file, String algorithm) throws IOException {
    try (DigestInputStream content =
        new DigestInputStream(
            Files.newInputStream(file),
            MessageDigest.getInstance(ALGORITHMS.getOrDefault(algorithm, algorithm)))) {
      content.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(content.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("unknown algorithm '" + algorithm + "'", e);
    }
  }
}
