package io.github.proxmoxctl.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that are switched on and off, by the API, by themselves, and by accidents. */
@Tag("hosts")
class HostPowerIT {
  private static final String ADDRESS = "10.214.7.11";

  /** So that the connection ends before the host does. */
  private static final String LATER =
      "sudo systemd-run --quiet --on-active=1 --timer-property=AccuracySec=100ms systemctl %s";

  @TempDir Path folder;

  @Test
  void powerActionsReachTheHost() throws Exception {
    try (HostsLab lab = HostsLab.start(folder)) {
      lab.clone(301, "one", ADDRESS, Map.of());
      lab.power(301, "start");
      String first = bootId(lab);

      lab.power(301, "reboot");
      String second = bootId(lab);
      assertThat(second).isNotEqualTo(first);

      lab.power(301, "reset");
      String third = bootId(lab);
      assertThat(third).isNotEqualTo(second);

      // from inside
      lab.sshOk(301, ADDRESS, LATER.formatted("reboot"));
      HostsLab.await(() -> !bootId(lab).equals(third));
      assertThat(lab.status(301)).isEqualTo("running");

      lab.sshOk(301, ADDRESS, LATER.formatted("poweroff"));
      HostsLab.await(() -> lab.status(301).equals("stopped"));

      lab.power(301, "start");
      bootId(lab);
      String pid = Files.readString(lab.directory.resolve("hosts/301/process")).split(" ", -1)[0];
      assertThat(HostsLab.run("kill", "-KILL", pid).exitCode()).isZero();
      HostsLab.await(() -> lab.status(301).equals("stopped"));
      HostsLab.await(() -> lab.traces(301).isEmpty());
    }
  }

  @Test
  void aHostThatDoesNotShutDownKeepsRunningUnlessForced() throws Exception {
    try (HostsLab lab = HostsLab.start(folder)) {
      lab.clone(302, "two", ADDRESS, Map.of());
      lab.power(302, "start");
      lab.sshOk(302, ADDRESS, "true");
      lab.sshOk(
          302,
          ADDRESS,
          "sudo systemd-run --quiet --unit stubborn --property KillSignal=SIGCONT"
              + " --property TimeoutStopSec=300 sleep 1000");

      assertThat(
              lab.exitStatus(
                  lab.api().post(HostsLab.NODE + "302/status/shutdown", Map.of("timeout", "2"))))
          .isEqualTo("VM quit/powerdown failed - got timeout");
      assertThat(lab.status(302)).isEqualTo("running");
      lab.power(302, "shutdown", Map.of("timeout", "1", "forceStop", "1"));
      assertThat(lab.status(302)).isEqualTo("stopped");
      assertThat(lab.traces(302)).isEmpty();
    }
  }

  @Test
  void aRestartedLabBootsWhatRanAndKeepsFiles() throws Exception {
    try (HostsLab lab = HostsLab.start(folder)) {
      lab.clone(303, "three", ADDRESS, Map.of("scsi1", "local-lvm:1"));
      lab.clone(304, "four", "10.214.7.12", Map.of());
      lab.power(303, "start");
      lab.sshOk(303, ADDRESS, "echo kept > file");
      lab.stopLab();
      assertThat(lab.traces()).isEmpty();

      lab.startLab();

      assertThat(lab.sshOk(303, ADDRESS, "cat file").strip()).isEqualTo("kept");
      assertThat(lab.status(304)).isEqualTo("stopped");
      assertThat(Lab.status(lab.directory).hosts()).hasSize(1);
    }
  }

  @Test
  void aKilledLabIsClearedAwayByTheNext() throws Exception {
    try (HostsLab lab = HostsLab.start(folder)) {
      lab.clone(305, "five", ADDRESS, Map.of("scsi1", "local-lvm:1"));
      lab.power(305, "start");
      lab.sshOk(305, ADDRESS, "echo kept > file; sync");
      lab.stopLab();

      killed(lab);
      assertThat(lab.traces()).isNotEmpty();
      Lab.clearAway(lab.directory);
      HostsLab.await(() -> noTraces(lab));

      killed(lab);
      Lab.reset(lab.directory);
      HostsLab.await(() -> noTraces(lab));
      assertThat(lab.directory.resolve("hosts/305")).doesNotExist();

      lab.startLab();
      lab.clone(305, "five", ADDRESS, Map.of());
      lab.power(305, "start");
      assertThat(lab.ssh(305, ADDRESS, "cat file").exitCode()).isEqualTo(1);
      lab.stopLab();
      killed(lab);

      lab.startLab();

      lab.sshOk(305, ADDRESS, "true");
    }
  }

  @Test
  void aKilledLabIsClearedAwayByOneOfAnotherDirectory() throws Exception {
    try (HostsLab lab = HostsLab.start(folder)) {
      lab.clone(305, "five", ADDRESS, Map.of("scsi1", "local-lvm:1"));
      lab.power(305, "start");
      lab.sshOk(305, ADDRESS, "true");
      lab.stopLab();

      killed(lab);
      assertThat(lab.traces()).isNotEmpty();
      try (HostsLab next = HostsLab.start(Files.createDirectory(folder.resolve("second")))) {
        HostsLab.await(() -> noTraces(lab));
        next.clone(301, "one", ADDRESS, Map.of());
        next.power(301, "start");
      }

      killed(lab);
      List<String> names = lab.names();
      assertThat(tracesOf(names)).isNotEmpty();
      Path lost = folder.resolve("lab");
      assertThat(HostsLab.run("rm", "-rf", lost.toString()).exitCode()).isZero();
      try (HostsLab next = HostsLab.start(Files.createDirectory(folder.resolve("third")))) {
        HostsLab.await(() -> tracesOf(names).isEmpty());
        assertThat(next.status(9001)).isEqualTo("stopped");
      }
    }
  }

  @Test
  void twoLabsThatWantOneNetworkAreTold() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    try (HostsLab lab = HostsLab.start(folder);
        HostsLab next = HostsLab.start(other)) {
      lab.clone(305, "five", ADDRESS, Map.of());
      lab.power(305, "start");
      next.clone(301, "one", ADDRESS, Map.of());

      assertThat(next.exitStatus(next.api().post(HostsLab.NODE + "301/status/start", Map.of())))
          .contains("overlaps 10.214.7.0/24", "(the lab in " + lab.directory + ", which runs)");
    }
  }

  @Test
  void withoutHostsItSaysWhy() {
    Path directory = folder.resolve("lab");
    try (Lab plain = Lab.start(LabOptions.in(directory))) {
      assertThat(plain.hasHosts()).isFalse();
      assertThat(Lab.status(directory).withoutHosts()).isEqualTo("they were not asked for");
      assertThatThrownBy(() -> Lab.start(HostsLab.options(directory)))
          .isInstanceOf(LabInUseException.class);
    }
  }

  /** A lab in a process of its own, killed without a chance to tidy up. */
  private static void killed(HostsLab lab) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LabMain.class.getName(),
                "--directory",
                lab.directory.toString(),
                "--hosts",
                "on")
            .redirectErrorStream(true)
            .start();
    try {
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      assertThat(out.readLine()).startsWith("lab ready at ");
      lab.useServedBy(URI.create(Files.readString(lab.directory.resolve("endpoint")).strip()));
      if (lab.status(305).equals("running")) {
        lab.sshOk(305, ADDRESS, "true");
      }
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static String bootId(HostsLab lab) {
    try {
      // the boot id is the kernel's; the first process is the host's own
      return lab.sshOk(301, ADDRESS, "stat --format %Y.%i /proc/1; sudo readlink /proc/1/ns/pid");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> tracesOf(List<String> names) {
    try {
      return HostsLab.traces(names);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean noTraces(HostsLab lab) {
    return traces(lab).isEmpty();
  }

  private static List<String> traces(HostsLab lab) {
    try {
      return lab.traces();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
