package io.github.proxmoxctl.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.BooleanSupplier;

/**
 * The two private files of a process that writes to no pipe. When a JVM is killed its pipes break,
 * and a Go program that writes to a broken standard output is killed by SIGPIPE: Terraform would
 * die with its state unsaved. A file is there for as long as it writes.
 */
final class Spool implements AutoCloseable {

  private final Path output;
  private final Path error;

  /** Makes both files empty. */
  Spool(Path output) {
    this.output = output;
    this.error = output.resolveSibling(output.getFileName() + ".err");
  }

  void attach(ProcessBuilder builder) throws IOException {
    for (var file : new Path[] {output, error}) {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    builder.redirectOutput(output.toFile()).redirectError(error.toFile());
  }

  InputStream output(BooleanSupplier isRunning) {
    return follow(output, isRunning);
  }

  InputStream error(BooleanSupplier isRunning) {
    return follow(error, isRunning);
  }

  private static InputStream follow(Path file, BooleanSupplier isRunning) {
    try {
      return new FollowingStream(Files.newInputStream(file), isRunning);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the files, once all was heard: what was heard is redacted, and they are not. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(output);
    Files.deleteIfExists(error);
  }
}
