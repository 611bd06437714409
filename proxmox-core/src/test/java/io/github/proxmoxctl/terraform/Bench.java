package io.github.proxmoxctl.terraform;

import io.github.proxmoxctl.process.CommonsExecRunner;
import io.github.proxmoxctl.process.Interruption;
import io.github.proxmoxctl.secret.Redactor;
import io.github.proxmoxctl.secret.Secret;
import io.github.proxmoxctl.state.DirectoryStateStore;
import io.github.proxmoxctl.state.RootName;
import io.github.proxmoxctl.state.StateBackend;
import io.github.proxmoxctl.workspace.FileMutex;
import io.github.proxmoxctl.workspace.PrivateFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The real Terraform on a root of its built-in {@code terraform_data}, with our backend. */
final class Bench implements AutoCloseable {

  final Interruption interruption = new Interruption();
  final CommonsExecRunner runner = new CommonsExecRunner(new Redactor(), interruption);
  final PrivateFolder durable;
  final DirectoryStateStore store;
  final RootName name = new RootName("shop", "r01");
  final Path folder;
  final Terraform terraform;

  /** Terraform's commands so far: {@code init}, {@code plan} … */
  final List<String> commands = new CopyOnWriteArrayList<>();

  private StateBackend backend;

  /**
   * @param folder may hold spaces
   */
  Bench(Path folder) throws IOException {
    this(folder, System.getenv());
  }

  Bench(Path folder, Map<String, String> environment) throws IOException {
    this.folder = folder;
    durable = PrivateFolder.durable(folder.resolve("git/proxmoxctl"));
    store = new DirectoryStateStore(durable, Clock.systemUTC());
    backend = StateBackend.start(store, Clock.systemUTC());
    var mutex = new FileMutex(folder.resolve("init.lock"));
    terraform =
        new Terraform(
            new ToolSearch(environment, runner).find(),
            (command, listener) -> {
              commands.add(command.argv().get(1));
              return runner.run(command, listener);
            },
            interruption,
            environment,
            Files.createDirectories(folder.resolve("target/proxmox")),
            () -> mutex.acquire()::close);
  }

  StateBackend backend() {
    return backend;
  }

  /** What a killed JVM does to a running Terraform: the backend is gone; the next one is new. */
  void restartBackend() {
    backend.close();
    backend = StateBackend.start(store, Clock.systemUTC());
  }

  /** The root with these resources; the backend's address is today's. */
  RootDirectory root(String resources) throws IOException {
    return root(
        resources,
        new ProviderAccess(URI.create("https://127.0.0.1:1"), Secret.of("a@pve!b=c-secret"), null));
  }

  RootDirectory root(String resources, ProviderAccess provider) throws IOException {
    var path = Files.createDirectories(folder.resolve("target/proxmox/roots/shop/r01"));
    Files.writeString(
        path.resolve("main.tf"), "terraform {\n  backend \"http\" {}\n}\n" + resources);
    return new RootDirectory(
        name.toString(),
        path,
        new StateAddress(backend.address(name), backend.user(), backend.password()),
        provider,
        false);
  }

  @Override
  public void close() {
    backend.close();
  }
}
