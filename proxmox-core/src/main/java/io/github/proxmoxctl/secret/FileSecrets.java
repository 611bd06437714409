package io.github.proxmoxctl.secret;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.proxmoxctl.model.SecretReference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Secrets in files that only their owner can read (0600 or 0400). The last line end is not part of
 * the value, because editors and {@code echo} add it.
 */
final class FileSecrets {

  /** More is no secret but a mistaken path; reading it would only fill the memory. */
  private static final long LARGEST = 64 * 1024;

  private static final Set<PosixFilePermission> OWNER =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  Secret read(SecretReference.File reference) {
    var path = absolute(reference);
    try {
      checkPrivate(reference, path);
      // no link is followed here either: it may have been swapped in since the check
      try (var in = Files.newInputStream(path, NOFOLLOW_LINKS)) {
        return decode(reference, in.readNBytes((int) LARGEST + 1));
      }
    } catch (NoSuchFileException e) {
      throw SecretProblems.unusable(
          reference, "does not exist", "write the secret to " + path + " with mode 0600");
    } catch (AccessDeniedException e) {
      throw SecretProblems.unusable(
          reference, "may not be read by this user", "run as its owner, or chown " + path);
    } catch (IOException e) {
      throw SecretProblems.unusable(
          reference, "could not be read: " + e.getMessage(), "check the file and its file system");
    }
  }

  private static Path absolute(SecretReference.File reference) {
    try {
      var path = Path.of(reference.path());
      if (path.isAbsolute()) {
        return path.normalize();
      }
    } catch (InvalidPathException e) {
      throw SecretProblems.unusable(reference, "is no path", "give the absolute path of a file");
    }
    throw SecretProblems.unusable(
        reference, "is not absolute", "give the path from the root of the file system on");
  }

  private static void checkPrivate(SecretReference reference, Path path) throws IOException {
    var attributes = Files.readAttributes(path, PosixFileAttributes.class, NOFOLLOW_LINKS);
    if (attributes.isSymbolicLink()) {
      throw SecretProblems.unusable(
          reference, "is a symbolic link", "name the file that it points to");
    }
    if (!attributes.isRegularFile()) {
      throw SecretProblems.unusable(reference, "is no regular file", "name a file");
    }
    if (!OWNER.containsAll(attributes.permissions())) {
      throw SecretProblems.unusable(
          reference,
          "has mode " + PosixFilePermissions.toString(attributes.permissions()),
          "make it private: chmod 600 " + path);
    }
  }

  private static Secret decode(SecretReference reference, byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw SecretProblems.unusable(
          reference, "is larger than 64 KiB", "name the file that holds only the secret");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw SecretProblems.unusable(reference, "is not UTF-8 text", "store it as text");
    }
    var value = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    value = value.endsWith("\r") ? value.substring(0, value.length() - 1) : value;
    if (value.isBlank()) {
      throw SecretProblems.unusable(reference, "is empty", "write the secret into it");
    }
    return Secret.of(value);
  }
}
