package io.github.proxmoxctl.state;

import com.sun.net.httpserver.HttpServer;
import io.github.proxmoxctl.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Terraform's http backend, served by this process to its own Terraforms: on 127.0.0.1, on a free
 * port, with a user and a password of this run. One backend serves all roots, each under its path.
 * Keep it open until the last Terraform has ended.
 */
public final class StateBackend implements AutoCloseable {

  static {
    // read once, when the server's classes load: without it each answer waits 40 ms
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final StateWriter writer;
  private final StateViews views;
  private final String user;
  private final Secret password;

  private StateBackend(
      HttpServer server, StateWriter writer, StateViews views, String user, Secret password) {
    this.server = server;
    this.writer = writer;
    this.views = views;
    this.user = user;
    this.password = password;
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              var thread = new Thread(task, "state-backend");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Starts to serve. */
  public static StateBackend start(StateStore store, Clock clock) {
    try {
      var loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
      var server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
      var user = random();
      var password = Secret.of(random());
      var writer = new StateWriter(store, clock);
      var views = new StateViews();
      var backend = new StateBackend(server, writer, views, user, password);
      server.createContext("/", new StateHandler(store, writer, views, user, password));
      server.setExecutor(backend.threads);
      server.start();
      return backend;
    } catch (IOException e) {
      throw StateProblems.problem(
          "state.backend",
          "the state backend could not listen on 127.0.0.1",
          String.valueOf(e.getMessage()),
          "check that this machine has a loopback interface and a free port");
    }
  }

  private static String random() {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Where the state of a root is: for reading, writing, locking and unlocking alike. */
  public URI address(RootName root) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + root);
  }

  public String user() {
    return user;
  }

  public Secret password() {
    return password;
  }

  /**
   * Refuses states of this root that lose more than so many resource instances: at most what the
   * plan to be applied deletes, replaces or creates anew. Without a limit any number may go.
   */
  public void limitRemovals(RootName root, int instances) {
    writer.limitRemovals(root, instances);
  }

  /**
   * Shows Terraform the state of a root without some modules: what they hold is gone from the
   * cluster. They stay in the store until a state without them is written.
   *
   * @param modules their addresses, {@code module.job["daily"]}
   */
  public void forget(RootName root, Set<String> modules) {
    views.forget(root, modules);
  }

  /** Why the last state of a root was not stored, if it was not. */
  public Optional<DirtyMark> dirty(RootName root) {
    return writer.dirty(root);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
