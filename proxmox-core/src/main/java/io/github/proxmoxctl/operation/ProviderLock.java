package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.terraform.RootDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The provider lock file of the infrastructure repo ({@code terraform.lock.hcl}). It is copied into
 * every root and read only; where there is none, the first init makes it and the operator commits
 * it. A provider of our own build (the lab's) never has the published checksums: then each root
 * keeps its own lock file, and it stays out of the digest.
 */
final class ProviderLock {

  private final Path file;
  private final boolean isSelfBuilt;
  private boolean isNew;

  ProviderLock(Path file, boolean isSelfBuilt) {
    this.file = file;
    this.isSelfBuilt = isSelfBuilt;
  }

  /** Whether init must not change the lock file of a root. */
  synchronized boolean isReadOnly() {
    return !isSelfBuilt && Files.exists(file);
  }

  synchronized @Nullable Digest digest() {
    if (isSelfBuilt || !Files.exists(file)) {
      return null;
    }
    try {
      return Digest.of(List.of("provider-lock", Files.readString(file)));
    } catch (IOException e) {
      throw problem("cannot be read", e);
    }
  }

  synchronized void putInto(RootDirectory directory) {
    if (isReadOnly()) {
      copy(file, directory.lockFile());
    }
  }

  /** Of several roots the first one's counts: all get the same providers. */
  synchronized void takeFrom(RootDirectory directory) {
    if (!isSelfBuilt && !Files.exists(file) && Files.exists(directory.lockFile())) {
      copy(directory.lockFile(), file);
      isNew = true;
    }
  }

  private void copy(Path from, Path to) {
    try {
      Path part = to.resolveSibling(to.getFileName() + ".part");
      Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw problem("cannot be copied to " + to, e);
    }
  }

  synchronized List<Diagnostic> notes() {
    if (!isNew) {
      return List.of();
    }
    String name = String.valueOf(file.getFileName());
    return List.of(
        Diagnostic.warning(
                "terraform.lock",
                "the provider lock file was made: with it every later run takes the same provider",
                Location.ofFile(name))
            .next("git add " + name + " && git commit"));
  }

  private DiagnosticException problem(String what, IOException e) {
    return DiagnosticException.error(
        Diagnostic.error("terraform.lock", "the provider lock file " + file + " " + what, null)
            .because(e.toString())
            .next("free space on that disk, or correct its permissions"));
  }
}
