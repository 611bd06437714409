package io.github.proxmoxctl.lab.nspawn;

import io.github.proxmoxctl.lab.host.CloudInit;
import io.github.proxmoxctl.lab.host.HostSpec;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** One host's systemd-nspawn. */
final class Container {
  /** What systemd-nspawn ends with when its host wants to be booted again. */
  static final int REBOOT = 133;

  private static final Duration KILL = Duration.ofSeconds(20);
  private static final Duration BOOT = Duration.ofSeconds(60);
  private static final long RETRY_NANOS = 5_000_000;
  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
  private static final String POWER_OFF = "RTMIN+4";

  private final Process process;
  private final HostProcess leader;

  private Container(Process process, HostProcess leader) {
    this.process = process;
    this.leader = leader;
  }

  /**
   * Where a host runs.
   *
   * @param folder the host's
   * @param base root file system and packages
   * @param name of the container
   * @param network its namespace
   */
  record Place(Path folder, HostBase base, String name, Path network, ControlGroup group) {}

  /**
   * Boots a host and waits until its first process runs.
   *
   * @param devices block devices that it may use
   */
  static Container boot(Place place, HostSpec spec, List<String> devices) {
    Path console = place.folder().resolve("console");
    Process process = launch(command(place, spec, devices), spec.cloudInit(), console.toFile());
    HostProcess.of(process.pid())
        .ifPresent(started -> started.write(place.folder().resolve("process")));
    long deadline = System.nanoTime() + BOOT.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline && !Thread.interrupted()) {
      Optional<HostProcess> leader = HostProcess.of(process.pid()).flatMap(HostProcess::leader);
      if (leader.isPresent() && isInit(leader.get())) {
        return new Container(process, leader.get());
      }
      LockSupport.parkNanos(RETRY_NANOS);
    }
    process.destroyForcibly();
    throw new HostException(
        "the host of VM " + spec.guest() + " does not boot: " + lastWords(console));
  }

  /** The first process of the host, as the machine sees it. */
  long leader() {
    return leader.pid();
  }

  boolean isAlive() {
    return process.isAlive() && leader.isAlive();
  }

  /** Does something with the exit code when it has ended. */
  void onExit(IntConsumer action) {
    var unused = process.onExit().thenAcceptAsync(ended -> action.accept(ended.exitValue()));
  }

  /** Asks the host to shut down, as systemd's own {@code poweroff} does. */
  void powerOff() {
    Shell.attempt("", List.of("kill", "-s", POWER_OFF, Long.toString(leader.pid())));
  }

  /** Waits for its end; false if it still runs. */
  boolean await(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Cuts its power: the first process takes all others with it. */
  void kill() {
    Shell.attempt("", List.of("kill", "-s", "KILL", Long.toString(leader.pid())));
    if (!await(KILL)) {
      process.destroyForcibly();
    }
  }

  /** A command that runs a program in the host, with nothing of the lab's environment. */
  List<String> inside(List<String> program) {
    List<String> command =
        new ArrayList<>(List.of("nsenter", "--target", Long.toString(leader.pid()), "--all"));
    command.addAll(List.of("--", "env", "-i", "PATH=" + PATH, "LANG=C.UTF-8"));
    command.addAll(program);
    return command;
  }

  /** Lets the host use a block device of the machine. */
  void show(String device) {
    String[] numbers = Shell.run("stat", "--format=%t %T", device).strip().split(" ", -1);
    // made from outside: the host itself may make none
    Shell.run(
        "",
        inside(
            List.of(
                "mknod",
                "--mode=0660",
                device,
                "b",
                Integer.toString(Integer.parseInt(numbers[0], 16)),
                Integer.toString(Integer.parseInt(numbers[1], 16)))));
  }

  /** Takes a block device away; a file system that is mounted from it stays until then. */
  void forget(List<String> devices) {
    for (String device : devices) {
      Shell.attempt("", inside(List.of("umount", device)));
      Shell.attempt("", inside(List.of("rm", "-f", device)));
    }
  }

  private static List<String> command(Place place, HostSpec spec, List<String> devices) {
    List<String> command =
        new ArrayList<>(
            List.of(
                // a session of its own: a Ctrl-C is for the lab, which ends its hosts in order
                "setsid",
                "unshare",
                "--mount",
                "--propagation",
                "private",
                "bash",
                "-c",
                script("boot-host"),
                "boot-host",
                place.folder().toString(),
                place.base().root().toString(),
                place.group().folder().toString(),
                script("seed-host"),
                "--quiet",
                "--register=no",
                "--keep-unit",
                "--machine=" + place.name(),
                "--hostname=" + spec.cloudInit().hostname(),
                "--directory=" + place.folder().resolve("root"),
                "--network-namespace-path=" + place.network(),
                "--resolv-conf=off",
                "--timezone=off",
                "--link-journal=no",
                "--capability=CAP_NET_ADMIN",
                // devices are given, never made: without this, a host could make the machine's disk
                "--drop-capability=CAP_MKNOD",
                "--bind-ro=" + escaped(place.base().packages()) + ":/srv/packages",
                "--bind-ro=" + escaped(place.folder().resolve("disk")) + ":/dev/disk"));
    devices.forEach(device -> command.add("--bind=" + device));
    if (!spec.machineId().isEmpty()) {
      command.add("--uuid=" + spec.machineId());
    }
    command.add("--boot");
    return command;
  }

  private static Process launch(List<String> command, CloudInit cloudInit, File console) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(console)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    Map<String, String> environment = builder.environment();
    String path = environment.getOrDefault("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    // the host has no business with what the lab's environment says
    environment.clear();
    environment.put("PATH", path);
    environment.put("LAB_HOSTNAME", cloudInit.hostname());
    environment.put("LAB_HOSTS", cloudInit.hosts());
    environment.put("LAB_RESOLV", cloudInit.resolvConf());
    environment.put("LAB_USER", cloudInit.user());
    environment.put("LAB_KEYS", lines(cloudInit.sshKeys()));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run setsid: " + e.getMessage(), e);
    }
  }

  /** Whether the first process has become systemd: before that it is systemd-nspawn itself. */
  private static boolean isInit(HostProcess leader) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(leader.pid()), "comm"))
          .strip()
          .equals("systemd");
    } catch (IOException e) {
      return false;
    }
  }

  private static String lines(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static String escaped(Path path) {
    return path.toString().replace("\\", "\\\\").replace(":", "\\:");
  }

  private static String lastWords(Path console) {
    try {
      List<String> lines = Files.readAllLines(console, StandardCharsets.ISO_8859_1);
      return String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    } catch (IOException e) {
      return "it said nothing";
    }
  }

  private static String script(String name) {
    try (@Nullable InputStream script = Container.class.getResourceAsStream(name)) {
      if (script == null) {
        throw new IllegalStateException(name + " is missing in the jar");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
