package io.github.proxmoxctl.lab.nspawn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.lab.host.HostNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabRegisterTest {
  private static final HostNames ALIVE = new HostNames("00aaaa");
  private static final HostNames DEAD = new HostNames("00dddd");

  @TempDir Path folder;

  @Test
  void tellsWhereARunningLabIs() {
    LabRegister register = new LabRegister(folder.resolve("labs"));
    Path hosts = Path.of("/srv/a lab/hosts");

    register.enter(ALIVE, hosts);

    assertThat(register.runningIn(ALIVE)).contains(hosts);
    assertThat(register.runningIn(DEAD)).isEmpty();
    register.leave(ALIVE);
    register.leave(ALIVE);
    assertThat(register.runningIn(ALIVE)).isEmpty();
  }

  @Test
  void clearsThoseWhoseProcessIsGone() throws Exception {
    LabRegister register = new LabRegister(folder.resolve("labs"));
    register.enter(ALIVE, Path.of("/alive/hosts"));
    dead(folder.resolve("labs"), "00dddd", "1 77\n/dead/hosts\n");
    List<String> cleared = new ArrayList<>();

    register.clearAbandoned((names, hosts) -> cleared.add(names.lab() + " " + hosts));
    register.clearAbandoned((names, hosts) -> cleared.add("again"));

    assertThat(cleared).containsExactly("00dddd /dead/hosts");
    assertThat(folder.resolve("labs/00dddd")).doesNotExist();
    assertThat(folder.resolve("labs/00aaaa")).exists();
  }

  @Test
  void whatCannotBeClearedStaysIn() throws Exception {
    LabRegister register = new LabRegister(folder);
    dead(folder, "00dddd", "1 77\n/dead/hosts\n");

    assertThatThrownBy(
            () ->
                register.clearAbandoned(
                    (names, hosts) -> {
                      throw new HostException("no");
                    }))
        .hasMessage("no");

    assertThat(folder.resolve("00dddd")).exists();
  }

  @Test
  void leavesFilesAloneThatAreNoEntries() throws Exception {
    LabRegister register = new LabRegister(folder);
    dead(folder, "00dddd", "torn");
    dead(folder, "notes", "1 77\n/dead/hosts\n");

    register.clearAbandoned(
        (names, hosts) -> {
          throw new HostException(names.lab());
        });

    assertThat(folder.resolve("00dddd")).exists();
  }

  private static void dead(Path root, String name, String text) throws Exception {
    Files.writeString(root.resolve(name), text);
  }
}
