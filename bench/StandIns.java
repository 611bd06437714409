import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Programs that answer for so many hosts as nobody can boot on one machine: a {@code ssh-keyscan}
 * to which each shows a key, and an {@code ansible-playbook} that says that all went well. With
 * them the ledger comes to hold what it would after a real run, written by {@code configure}
 * itself. Only that is done with them: nothing that is measured starts either.
 */
final class StandIns {

  private static final String SSH_KEYSCAN =
      """
      #!/bin/sh
      for address; do :; done
      echo "$address ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ3mI1kC3mSIhIYxjQqSyhGZ8gQ8dJd0qgTgS3Q9d0Zp"
      """;

  // the inventory is its second argument
  private static final String ANSIBLE_PLAYBOOK =
      """
      #!/bin/sh
      if [ "$1" = --version ]; then
        echo 'ansible-playbook [core 2.16.19]'
        exit
      fi
      awk -F '"' '
      /^ *"server-[0-9]+":/ && !seen[$2]++ {
        print "{\\"event\\":\\"ok\\",\\"host\\":\\"" $2 "\\"}"
        counts = counts comma "\\"" $2 "\\":{\\"ok\\":1}"
        comma = ","
      }
      END { print "{\\"event\\":\\"stats\\",\\"hosts\\":{" counts "}}" }' "$2" >"$PROXMOXCTL_EVENTS"
      """;

  private StandIns() {}

  /** Writes them into a folder, which goes first into a {@code PATH}. */
  static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    executable(folder.resolve("ssh-keyscan"), SSH_KEYSCAN);
    executable(folder.resolve("ansible-playbook"), ANSIBLE_PLAYBOOK);
  }

  static void executable(Path file, String script) throws IOException {
    Files.writeString(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
