package io.github.proxmoxctl.ansible;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One file of the content: where it is read again when it is needed, and what it held when it was
 * looked at.
 *
 * @param isExecutable as Git knows it; other permissions do not count
 * @param sha256 in hexadecimal
 */
record ContentFile(Source source, boolean isExecutable, String sha256) {

  /** Where its bytes are. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  static ContentFile of(Path file) throws IOException {
    Source source = () -> Files.newInputStream(file);
    return new ContentFile(source, isExecutable(file), copy(source, OutputNowhere.INSTANCE));
  }

  // a file within a jar has no permissions; none of ours needs any
  private static boolean isExecutable(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        && Files.isExecutable(file);
  }

  /**
   * Writes it.
   *
   * @return whether it still is what it was
   */
  boolean writeTo(Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Files.deleteIfExists(target);
    try (var out = Files.newOutputStream(target)) {
      if (!copy(source, out).equals(sha256)) {
        return false;
      }
    }
    Files.setPosixFilePermissions(
        target, PosixFilePermissions.fromString(isExecutable ? "rwxr-xr-x" : "rw-r--r--"));
    return true;
  }

  private static String copy(Source source, java.io.OutputStream out) throws IOException {
    MessageDigest digest = newDigest();
    try (var in = new DigestInputStream(source.open(), digest)) {
      in.transferTo(out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** For reading alone. */
  private static final class OutputNowhere extends java.io.OutputStream {
    static final OutputNowhere INSTANCE = new OutputNowhere();

    @Override
    public void write(int b) {}

    @Override
    public void write(byte[] bytes, int offset, int length) {}
  }
}
