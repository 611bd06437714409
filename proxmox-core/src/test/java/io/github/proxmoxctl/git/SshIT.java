package io.github.proxmoxctl.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.config.keys.AuthorizedKeysAuthenticator;
import org.apache.sshd.server.shell.ProcessShellCommandFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over ssh, with a server on the loopback that runs the real {@code git-receive-pack}. */
@Timeout(60)
class SshIT {

  private static final String BRANCH = "proxmoxctl/ledger";

  @TempDir Path folder;
  private RealGit git;
  private Path bare;
  private Path clone;
  private Path ssh;
  private SshServer server;

  @BeforeEach
  void start() throws Exception {
    git = new RealGit(folder.resolve("home"));
    ssh = Files.createDirectories(folder.resolve("home/.ssh"));
    bare = git.bare(folder.resolve("infra.git"));
    clone = git.repository(folder.resolve("clone"));
    Path hostKey = key("host", "ecdsa");
    server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(new FileKeyPairProvider(hostKey));
    server.setPublickeyAuthenticator(
        new AuthorizedKeysAuthenticator(folder.resolve("authorized_keys")));
    server.setCommandFactory(ProcessShellCommandFactory.INSTANCE);
    server.start();
    git.run(
        clone,
        "remote",
        "add",
        "origin",
        "ssh://git@127.0.0.1:" + server.getPort() + bare.toAbsolutePath());
    Files.writeString(
        ssh.resolve("known_hosts"),
        "[127.0.0.1]:" + server.getPort() + " " + Files.readString(folder.resolve("host.pub")));
  }

  @AfterEach
  void stop() throws Exception {
    server.close(true);
  }

  @Test
  void aKeyFileThatTheServerKnowsMayPush() throws Exception {
    userKey("ecdsa");
    assertThat(write().isPublished()).isTrue();
    assertThat(git.run(bare, "show", BRANCH + ":a.yaml")).isEqualTo("a\n");
  }

  @Test
  void anEd25519KeyMayPush() throws Exception {
    userKey("ed25519");
    assertThat(write().isPublished()).isTrue();
  }

  @Test
  void aHostThatIsNotKnownIsNotTalkedTo() throws Exception {
    userKey("ecdsa");
    Files.delete(ssh.resolve("known_hosts"));
    Diagnostic problem = problem();
    assertThat(problem.code()).isEqualTo("git.credentials");
    assertThat(problem.remedy()).contains("known_hosts");
    assertThat(ssh.resolve("known_hosts")).doesNotExist();
  }

  @Test
  void aKeyThatTheServerDoesNotKnowIsTold() throws Exception {
    userKey("ecdsa");
    Files.writeString(folder.resolve("authorized_keys"), "");
    assertThat(problem().code()).isEqualTo("git.credentials");
  }

  private BranchWrite write() {
    try (GitRepository repository = GitRepository.open(clone, git.environment())) {
      return repository
          .branch(BRANCH, "origin", GitCredentials.NONE)
          .write(before -> Optional.of(Changes.of("one", Map.of("a.yaml", "a\n"))));
    }
  }

  private Diagnostic problem() {
    DiagnosticException thrown = catchThrowableOfType(DiagnosticException.class, this::write);
    return thrown.diagnostics().get(0);
  }

  private void userKey(String type) throws Exception {
    Path key = key("user", type);
    Files.move(key, ssh.resolve("id_" + type));
    Path pub = Files.move(folder.resolve("user.pub"), ssh.resolve("id_" + type + ".pub"));
    Files.copy(pub, folder.resolve("authorized_keys"));
  }

  private Path key(String name, String type) throws Exception {
    Path key = folder.resolve(name);
    Process process =
        new ProcessBuilder("ssh-keygen", "-q", "-t", type, "-N", "", "-f", key.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
    return key;
  }
}
