package io.github.proxmoxctl.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Over ssh, with a server on the loopback that runs the real {@code git-receive-pack}. */
@Timeout(60)
class SshIT {

  enum Client {
    PROGRAM,
    JGIT
  }

  private static final String BRANCH = "proxmoxctl/ledger";

  @TempDir Path folder;
  private RealGit git;
  private Path bare;
  private Path clone;
  private Path ssh;
  private Path key;
  private SshServer server;

  @BeforeEach
  void start() throws Exception {
    git = new RealGit(folder.resolve("home"));
    ssh = Files.createDirectories(folder.resolve("home/.ssh"));
    key = ssh.resolve("id_none");
    bare = git.bare(folder.resolve("infra.git"));
    clone = git.repository(folder.resolve("clone"));
    Path hostKey = key("host");
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

  @ParameterizedTest
  @EnumSource(Client.class)
  void aKeyFileThatTheServerKnowsMayPush(Client client) throws Exception {
    userKey();
    assertThat(write(client).isPublished()).isTrue();
    assertThat(write(client).isNew()).isFalse();
    assertThat(git.run(bare, "show", BRANCH + ":a.yaml")).isEqualTo("a\n");
  }

  @ParameterizedTest
  @EnumSource(Client.class)
  void aHostThatIsNotKnownIsNotTalkedTo(Client client) throws Exception {
    userKey();
    Files.delete(ssh.resolve("known_hosts"));
    Diagnostic problem = problem(client);
    assertThat(problem.code()).isEqualTo("git.credentials");
    assertThat(problem.remedy()).contains("known_hosts");
    assertThat(ssh.resolve("known_hosts")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource(Client.class)
  void aKeyThatTheServerDoesNotKnowIsTold(Client client) throws Exception {
    userKey();
    Files.writeString(folder.resolve("authorized_keys"), "");
    assertThat(problem(client).code()).isEqualTo("git.credentials");
  }

  @Test
  void aHostThatWouldBeAnOptionIsRefused() throws Exception {
    userKey();
    Path trace = folder.resolve("ran");
    git.run(clone, "config", "remote.origin.url", "ssh://-oProxyCommand=touch${IFS}ran/a.git");
    assertThat(problem(Client.PROGRAM).isError()).isTrue();
    assertThat(trace).doesNotExist();
  }

  private BranchWrite write(Client client) {
    Map<String, String> environment = new HashMap<>(git.environment());
    if (client == Client.JGIT) {
      environment.put("PATH", "");
    } else {
      // this program takes its home from the system's accounts, not from HOME
      environment.put(
          "GIT_SSH_COMMAND",
          "ssh -F none -o BatchMode=yes -o IdentitiesOnly=yes -o UserKnownHostsFile='"
              + ssh.resolve("known_hosts")
              + "' -i '"
              + key
              + "'");
    }
    try (GitRepository repository = GitRepository.open(clone, environment)) {
      return repository
          .branch(BRANCH, "origin", GitCredentials.NONE)
          .write(before -> Optional.of(Changes.of("one", Map.of("a.yaml", "a\n"))));
    }
  }

  private Diagnostic problem(Client client) {
    DiagnosticException thrown =
        catchThrowableOfType(DiagnosticException.class, () -> write(client));
    return thrown.diagnostics().get(0);
  }

  private void userKey() throws Exception {
    key = Files.move(key("user"), ssh.resolve("id_ecdsa"));
    Path pub = Files.move(folder.resolve("user.pub"), ssh.resolve("id_ecdsa.pub"));
    Files.copy(pub, folder.resolve("authorized_keys"));
  }

  private Path key(String name) throws Exception {
    Path made = folder.resolve(name);
    Process process =
        new ProcessBuilder("ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", made.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
    return made;
  }
}
