package io.github.proxmoxctl.git;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * How we speak ssh: as the person's own Git does ({@code GIT_SSH_COMMAND}, {@code core.sshCommand},
 * else the {@code ssh} program, with its agent and all of its key types); where there is none, by
 * JGit's own client with the key files, {@code config} and {@code known_hosts} of {@code ~/.ssh}.
 * There is nobody to ask, so an unknown host and a locked key are refused.
 */
final class SshSessions {

  private final Map<String, String> environment;
  private final @Nullable String configuredCommand;
  private @Nullable SshSessionFactory sessions;

  /**
   * @param configuredCommand {@code core.sshCommand}
   */
  SshSessions(Map<String, String> environment, @Nullable String configuredCommand) {
    this.environment = Map.copyOf(environment);
    this.configuredCommand = configuredCommand;
  }

  /** Made when first needed. */
  synchronized SshSessionFactory factory() {
    if (sessions == null) {
      sessions = make();
    }
    return sessions;
  }

  private SshSessionFactory make() {
    String command = environment.getOrDefault("GIT_SSH_COMMAND", configuredCommand);
    if (command != null && !command.isBlank()) {
      // as Git does: the shell splits the command, and never sees what follows as more than words
      return new SshProgram(List.of("sh", "-c", command + " \"$@\"", "ssh"), environment);
    }
    if (isOnPath("ssh")) {
      return new SshProgram(List.of("ssh", "-o", "BatchMode=yes"), environment);
    }
    File home = PlainSystemReader.home(environment).toFile();
    return new SshdSessionFactoryBuilder()
        .setHomeDirectory(home)
        .setSshDirectory(new File(home, ".ssh"))
        .setPreferredAuthentications("publickey")
        .build(null);
  }

  private boolean isOnPath(String program) {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
