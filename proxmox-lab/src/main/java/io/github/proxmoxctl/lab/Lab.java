package io.github.proxmoxctl.lab;

import io.github.proxmoxctl.lab.api.ApiServer;
import io.github.proxmoxctl.lab.api.Router;
import io.github.proxmoxctl.lab.auth.Authenticator;
import io.github.proxmoxctl.lab.cluster.Cluster;
import io.github.proxmoxctl.lab.cluster.FreshWorld;
import io.github.proxmoxctl.lab.endpoint.AccessEndpoints;
import io.github.proxmoxctl.lab.endpoint.AgentEndpoints;
import io.github.proxmoxctl.lab.endpoint.ClusterEndpoints;
import io.github.proxmoxctl.lab.endpoint.GuestConfigEndpoints;
import io.github.proxmoxctl.lab.endpoint.GuestLifeEndpoints;
import io.github.proxmoxctl.lab.endpoint.GuestPlaceEndpoints;
import io.github.proxmoxctl.lab.endpoint.GuestPowerEndpoints;
import io.github.proxmoxctl.lab.endpoint.NodeEndpoints;
import io.github.proxmoxctl.lab.endpoint.PoolEndpoints;
import io.github.proxmoxctl.lab.endpoint.StorageEndpoints;
import io.github.proxmoxctl.lab.endpoint.TaskEndpoints;
import io.github.proxmoxctl.lab.store.DirectoryHold;
import io.github.proxmoxctl.lab.store.LabDirectory;
import io.github.proxmoxctl.lab.store.PrivateFile;
import io.github.proxmoxctl.lab.store.WorldFiles;
import io.github.proxmoxctl.lab.task.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;

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
  private final Tasks tasks;
  private final ApiServer server;
  private final URI endpoint;

  private Lab(LabOptions options, LabDirectory directory, DirectoryHold hold) throws IOException {
    this.directory = directory;
    this.hold = hold;
    Clock clock = Clock.systemUTC();
    Credentials credentials = Credentials.of(directory);
    Authenticator users =
        new Authenticator(
            credentials.secrets(), HexFormat.of().parseHex(credentials.ticketKey()), clock);
    Cluster cluster =
        new Cluster(
            FreshWorld.nodes(),
            FreshWorld.storages(),
            FreshWorld.templates(),
            new WorldFiles(directory.world()));
    this.tasks = new Tasks(clock, options.taskDuration());
    String host = options.bind().getHostString();
    this.server =
        new ApiServer(
            options.bind(),
            credentials.certificates().server(host),
            router(cluster, tasks, users, clock),
            users);
    this.endpoint = URI.create("https://" + host + ":" + server.port());
    PrivateFile.write(directory.pid(), ProcessHandle.current().pid() + "\n");
    PrivateFile.write(directory.endpoint(), endpoint + "\n");
  }

  /**
   * Starts a lab; it serves when this returns.
   *
   * @throws LabInUseException if another process serves the directory
   * @throws UncheckedIOException if it cannot listen or write
   */
  public static Lab start(LabOptions options) {
    // Without it every request over a kept connection costs 40 ms; it must be set before the class
    // loads.
    System.setProperty(NO_DELAY, "true");
    LabDirectory directory = new LabDirectory(options.directory().toAbsolutePath());
    DirectoryHold hold = hold(directory);
    try {
      forget(directory);
      return new Lab(options, directory, hold);
    } catch (IOException e) {
      hold.close();
      throw new UncheckedIOException(
          "the lab cannot listen on " + options.bind() + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      hold.close();
      throw e;
    }
  }

  /** What a directory says about its lab, whether it runs or not. */
  public static LabStatus status(Path directory) {
    LabDirectory files = new LabDirectory(directory.toAbsolutePath());
    int guests = new WorldFiles(files.world()).count();
    if (!Files.exists(files.lock())) {
      return new LabStatus(files.root(), false, 0, null, guests);
    }
    var free = DirectoryHold.take(files, Duration.ZERO);
    free.ifPresent(DirectoryHold::close);
    if (free.isPresent() || !Files.exists(files.pid()) || !Files.exists(files.endpoint())) {
      return new LabStatus(files.root(), free.isEmpty(), 0, null, guests);
    }
    return new LabStatus(
        files.root(),
        true,
        Long.parseLong(PrivateFile.read(files.pid()).strip()),
        URI.create(PrivateFile.read(files.endpoint()).strip()),
        guests);
  }

  /**
   * Forgets a stopped lab's guests and pools; tokens and certificate authority stay.
   *
   * @throws LabInUseException if the lab runs
   */
  public static void reset(Path directory) {
    LabDirectory files = new LabDirectory(directory.toAbsolutePath());
    DirectoryHold hold = hold(files);
    try {
      new WorldFiles(files.world()).wipe();
    } finally {
      hold.close();
    }
  }

  /** The URL of the API, for example {@code https://localhost:41234}. */
  public URI endpoint() {
    return endpoint;
  }

  /** The certificate authority that clients must trust, in PEM. */
  public Path caFile() {
    return directory.ca();
  }

  /**
   * An API token, {@code user@realm!id=secret}.
   *
   * @param identity {@code plan}, which only reads, or {@code apply}
   */
  public String token(String identity) {
    return PrivateFile.read(directory.token(identity)).strip();
  }

  /** Stops serving and lets go of the directory. */
  @Override
  public void close() {
    server.close();
    tasks.close();
    try {
      forget(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tidy " + directory.root(), e);
    } finally {
      hold.close();
    }
  }

  /** Removes what tells of a running lab; a killed one leaves it behind. */
  private static void forget(LabDirectory directory) throws IOException {
    Files.deleteIfExists(directory.endpoint());
    Files.deleteIfExists(directory.pid());
  }

  private static DirectoryHold hold(LabDirectory directory) {
    return DirectoryHold.take(directory, PATIENCE)
        .orElseThrow(
            () -> new LabInUseException(directory.root(), DirectoryHold.holder(directory)));
  }

  private static Router router(Cluster cluster, Tasks tasks, Authenticator users, Clock clock) {
    return new Router()
        .add(new AccessEndpoints(users).routes())
        .add(new ClusterEndpoints(cluster, clock).routes())
        .add(new NodeEndpoints(cluster).routes())
        .add(new StorageEndpoints(cluster).routes())
        .add(new TaskEndpoints(cluster, tasks).routes())
        .add(new PoolEndpoints(cluster).routes())
        .add(new GuestConfigEndpoints(cluster, tasks, clock).routes())
        .add(new GuestPowerEndpoints(cluster, tasks, clock).routes())
        .add(new GuestLifeEndpoints(cluster, tasks, clock).routes())
        .add(new GuestPlaceEndpoints(cluster, tasks).routes())
        .add(new AgentEndpoints(cluster).routes());
  }
}
