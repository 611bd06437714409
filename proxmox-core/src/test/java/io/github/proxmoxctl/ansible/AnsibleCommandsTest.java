package io.github.proxmoxctl.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.process.Command;
import io.github.proxmoxctl.secret.Secret;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnsibleCommandsTest {

  private static final AnsibleVersion VERSION = new AnsibleVersion(2, 16, 19);
  private static final Path FOLDER = Path.of("/dev/shm/run");
  private static final Map<String, String> USER =
      Map.of(
          "PATH", "/usr/bin",
          "HOME", "/home/ada",
          "SSH_AUTH_SOCK", "/run/agent",
          "ANSIBLE_HOST_KEY_CHECKING", "False",
          "PYTHONPATH", "/elsewhere",
          "DB_PASSWORD", "hunter22",
          "VAULT_TOKEN", "hvs.something");

  private static Command command(boolean endsWithUs, @Nullable Secret key) {
    return new AnsibleCommands(
            new AnsibleTool(Path.of("/venv/bin/ansible-playbook"), VERSION, endsWithUs), USER)
        .playbook(new PlaybookRun(FOLDER, key));
  }

  @Test
  void withTheUsersAgent() {
    Command command = command(false, null);
    assertThat(command.argv())
        .containsExactly(
            "/venv/bin/ansible-playbook",
            "--inventory",
            "/dev/shm/run/inventory.yml",
            "--extra-vars",
            "@/dev/shm/run/secrets.yml",
            "/dev/shm/run/content/site.yml");
    assertThat(command.environment())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "PATH", "/usr/bin",
                "HOME", "/home/ada",
                "SSH_AUTH_SOCK", "/run/agent",
                "LC_ALL", "C.UTF-8",
                "PYTHONUNBUFFERED", "1",
                "PYTHONDONTWRITEBYTECODE", "1",
                "ANSIBLE_CONFIG", "/dev/shm/run/ansible.cfg",
                "PROXMOXCTL_EVENTS", "/dev/shm/run/events.jsonl"));
    assertThat(command.secrets()).isEmpty();
    assertThat(command.input()).isNull();
    assertThat(command.ownSession()).isTrue();
    assertThat(command.stop()).isEqualTo(Command.Stop.INTERRUPT);
    assertThat(command.directory()).isEqualTo(FOLDER);
  }

  @Test
  void withAKeyOfItsOwn() {
    Command command = command(true, Secret.of("-----BEGIN\r\nkey\r\n-----END"));
    assertThat(command.argv().subList(0, 8))
        .containsExactly(
            "ssh-agent",
            "-a",
            "/dev/shm/run/agent",
            "setpriv",
            "--pdeathsig",
            "TERM",
            "/bin/sh",
            "-c");
    assertThat(command.argv().subList(9, 12))
        .containsExactly("sh", "/dev/shm/run/id.pub", "/venv/bin/ansible-playbook");
    assertThat(command.environment()).doesNotContainKey("SSH_AUTH_SOCK");
    assertThat(command.input())
        .as("OpenSSH wants a line end after it, and no carriage returns")
        .isEqualTo(Secret.of("-----BEGIN\nkey\n-----END\n"));
    assertThat(command.toString()).doesNotContain("key\n");
  }
}
