package io.github.proxmoxctl.git;

import java.io.File;
import java.nio.file.Path;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Sessions with the key files, {@code config} and {@code known_hosts} of a home folder, made when
 * first needed. There is nobody to ask, so an unknown host and a key with a passphrase are refused.
 */
final class SshKeys {

  private final Path home;
  private @Nullable SshSessionFactory sessions;

  SshKeys(Path home) {
    this.home = home;
  }

  synchronized SshSessionFactory sessions() {
    if (sessions == null) {
      File folder = home.toFile();
      sessions =
          new SshdSessionFactoryBuilder()
              .setHomeDirectory(folder)
              .setSshDirectory(new File(folder, ".ssh"))
              .setPreferredAuthentications("publickey")
              .build(null);
    }
    return sessions;
  }
}
