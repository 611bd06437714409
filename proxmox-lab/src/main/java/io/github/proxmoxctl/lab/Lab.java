package io.github.proxmoxctl.lab;

import io.github.proxmoxctl.lab.api.ApiServer;
import io.github.proxmoxctl.lab.auth.Authenticator;
import io.github.proxmoxctl.lab.cluster.Cluster;
import io.github.proxmoxctl.lab.cluster.FreshWorld;
import io.github.proxmoxctl.lab.cluster.StorageLocks;
import io.github.proxmoxctl.lab.cluster.Storages;
import io.github.proxmoxctl.lab.cluster.StoredFiles;
import io.github.proxmoxctl.lab.fault.FaultFiles;
import io.github.proxmoxctl.lab.fault.Faults;
import io.github.proxmoxctl.lab.fault.FullStorage;
import io.github.proxmoxctl.lab.fault.IdThief;
import io.github.proxmoxctl.lab.host.Hosts;
import io.github.proxmoxctl.lab.nspawn.NspawnHosts;
import io.github.proxmoxctl.lab.store.DirectoryHold;
import io.github.proxmoxctl.lab.store.LabDirectory;
import io.github.proxmoxctl.lab.store.PrivateFile;
import io.github.proxmoxctl.lab.store.WorldFiles;
import io.github.proxmoxctl.lab.task.GuestLocks;
import io.github.proxmoxctl.lab.task.TaskTimes;
import io.github.proxmoxctl.lab.task.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * An embedded Proxmox VE: a cluster of three nodes behind the real API, its state in one directory.
 * What it does not do answers 501 with its name.
 */
public final class Lab implements AutoCloseable {
  /** Whoever asks for the status holds the directory for a moment. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private static final String NO_DELAY = "sun.net.httpserver.nodelay";

  private final LabDirectory directory;
  private final DirectoryHold hold;
  private final Hosts hosts;
  private final List<String> problems;
  private final Tasks tasks;
  private final FaultFiles faults;
  private final ApiServer server;
  private final URI endpoint;

  private Lab(LabOptions options, LabDirectory directory, DirectoryHold hold, Hosts hosts)
      throws IOException {
    this.directory = directory;
    this.hold = hold;
    this.hosts = hosts;
    Clock clock = Clock.systemUTC();
    Credentials credentials = Credentials.of(directory);
    Authenticator users =
        new Authenticator(
            credentials.secrets(), HexFormat.of().parseHex(credentials.ticketKey()), clock);
    this.faults = new FaultFiles(directory.faults());
    Storages storages =
        new Storages(
            FreshWorld.storages(),
            new StorageLocks(options.timing().allocation()),
            new StoredFiles(directory.files()));
    Faults striking = new Faults(faults);
    FullStorage full = new FullStorage(striking, storages);
    Cluster cluster =
        new Cluster(
            FreshWorld.nodes(),
            storages,
            FreshWorld.templates(),
            new WorldFiles(directory.world()),
            full.and(hosts));
    full.open();
    this.problems = LabHosts.join(cluster, hosts);
    TaskTimes times = options.timing().taskTimes();
    GuestLocks locks = new GuestLocks(!times.isNone());
    // a host takes its time to boot and to shut down
    this.tasks = new Tasks(clock, times, hosts.isReal(), striking::failureOf, locks);
    String host = options.bind().getHostString();
    this.server =
        new ApiServer(
            options.bind(),
            credentials.certificates().server(host),
            Endpoints.router(cluster, hosts, tasks, locks, striking, users, clock),
            users,
            striking.and(new IdThief(striking, cluster)),
            options.timing().serving());
    this.endpoint = URI.create("https://" + host + ":" + server.port());
    PrivateFile.write(directory.pid(), ProcessHandle.current().pid() + "\n");
    PrivateFile.write(directory.endpoint(), endpoint + "\n");
  }

  /**
   * Starts a lab; it serves when this returns.
   *
   * @throws LabInUseException if another process serves the directory
   * @throws HostsException if the machine does not allow the hosts that are asked for
   * @throws UncheckedIOException if it cannot listen or write
   */
  public static Lab start(LabOptions options) {
    // Without it every request over a kept connection costs 40 ms; it must be set before the class
    // loads.
    System.setProperty(NO_DELAY, "true");
    LabDirectory directory = new LabDirectory(options.directory().toAbsolutePath());
    DirectoryHold hold = hold(directory);
    Hosts hosts = Hosts.none();
    try {
      forget(directory);
      hosts = LabHosts.open(directory, options.hosts());
      return new Lab(options, directory, hold, hosts);
    } catch (IOException e) {
      hosts.close();
      hold.close();
      throw new UncheckedIOException(
          "the lab cannot listen on " + options.bind() + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      hosts.close();
      hold.close();
      throw e;
    }
  }

  /**
   * Clears away what a killed lab has left of its hosts; no error if it left nothing.
   *
   * @throws LabInUseException if the lab runs
   */
  public static void clearAway(Path directory) {
    LabDirectory files = new LabDirectory(directory.toAbsolutePath());
    if (!Files.exists(files.lock())) {
      return;
    }
    DirectoryHold hold = hold(files);
    try {
      forget(files);
      NspawnHosts.clearAway(files.hosts());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tidy " + directory, e);
    } finally {
      hold.close();
    }
  }

  /** What a directory says about its lab, whether it runs or not. */
  public static LabStatus status(Path directory) {
    LabDirectory files = new LabDirectory(directory.toAbsolutePath());
    int guests = new WorldFiles(files.world()).count();
    if (!Files.exists(files.lock())) {
      return new LabStatus(files.root(), false, 0, null, guests, null, List.of());
    }
    List<LabStatus.Host> hosts = LabHosts.list(files);
    var free = DirectoryHold.take(files, Duration.ZERO);
    free.ifPresent(DirectoryHold::close);
    if (free.isPresent() || !Files.exists(files.pid()) || !Files.exists(files.endpoint())) {
      return new LabStatus(files.root(), free.isEmpty(), 0, null, guests, null, hosts);
    }
    return new LabStatus(
        files.root(),
        true,
        Long.parseLong(PrivateFile.read(files.pid()).strip()),
        URI.create(PrivateFile.read(files.endpoint()).strip()),
        guests,
        LabHosts.absence(files),
        hosts);
  }

  /**
   * Forgets a stopped lab's guests, pools and faults; tokens and certificate authority stay.
   *
   * @throws LabInUseException if the lab runs
   */
  public static void reset(Path directory) {
    LabDirectory files = new LabDirectory(directory.toAbsolutePath());
    DirectoryHold hold = hold(files);
    try {
      NspawnHosts.wipe(files.hosts());
      new WorldFiles(files.world()).wipe();
      new FaultFiles(files.faults()).clear(List.of());
    } finally {
      hold.close();
    }
  }

  /** What goes wrong in this lab by request; may be added to and cleared while it serves. */
  public FaultFiles faults() {
    return faults;
  }

  /** The same of the lab in a directory, whether it runs or not. */
  public static FaultFiles faults(Path directory) {
    return new FaultFiles(new LabDirectory(directory.toAbsolutePath()).faults());
  }

  /** The URL of the API, for example {@code https://localhost:41234}. */
  public URI endpoint() {
    return endpoint;
  }

  /** Whether running guests have a real host behind them. */
  public boolean hasHosts() {
    return hosts.isReal();
  }

  /** Guests that ran when the lab ended, and whose host did not boot now; a line each. */
  public List<String> problems() {
    return problems;
  }

  /** The certificate authority that clients must trust, in PEM. */
  public Path caFile() {
    return directory.ca();
  }

  /**
   * An API token, {@code user@realm!id=secret}.
   *
   * @param identity {@code plan}, which only reads, {@code apply}, or {@code admin}, which may do
   *     everything
   */
  public String token(String identity) {
    return PrivateFile.read(directory.token(identity)).strip();
  }

  /** Stops serving, shuts the hosts down and lets go of the directory. */
  @Override
  public void close() {
    server.close();
    tasks.close();
    try (hold) {
      hosts.close();
      forget(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tidy " + directory.root(), e);
    }
  }

  /** Removes what tells of a running lab; a killed one leaves it behind. */
  private static void forget(LabDirectory directory) throws IOException {
    Files.deleteIfExists(directory.endpoint());
    Files.deleteIfExists(directory.pid());
    Files.deleteIfExists(directory.hostsMode());
  }

  private static DirectoryHold hold(LabDirectory directory) {
    return DirectoryHold.take(directory, PATIENCE)
        .orElseThrow(
            () -> new LabInUseException(directory.root(), DirectoryHold.holder(directory)));
  }
}
