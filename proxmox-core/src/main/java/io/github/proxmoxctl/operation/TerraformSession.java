package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.Pins;
import io.github.proxmoxctl.state.DirectoryStateStore;
import io.github.proxmoxctl.state.RootName;
import io.github.proxmoxctl.state.StateBackend;
import io.github.proxmoxctl.state.StateCheck;
import io.github.proxmoxctl.state.StateStore;
import io.github.proxmoxctl.terraform.Cache;
import io.github.proxmoxctl.terraform.InitGate;
import io.github.proxmoxctl.terraform.RootDirectory;
import io.github.proxmoxctl.terraform.StateAddress;
import io.github.proxmoxctl.terraform.Terraform;
import io.github.proxmoxctl.terraform.TerraformModules;
import io.github.proxmoxctl.terraform.TerraformTool;
import io.github.proxmoxctl.workspace.FileMutex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Terraform, its module and its state backend for one run; the backend outlives every Terraform.
 */
final class TerraformSession implements AutoCloseable {

  private final Site site;
  private final Purpose purpose;
  private final Terraform terraform;
  private final Map<RootKind, TerraformModules> modules = new EnumMap<>(RootKind.class);
  private final String moduleDigest;
  private final StateStore store;
  private final StateBackend backend;
  private final Clusters clusters;
  private final ProviderLock providerLock;
  private final StateTool stateTool;

  private TerraformSession(
      Site site,
      Purpose purpose,
      Terraform terraform,
      StateStore store,
      StateBackend backend,
      Clusters clusters) {
    this.site = site;
    this.purpose = purpose;
    this.terraform = terraform;
    for (RootKind kind : RootKind.values()) {
      modules.put(kind, TerraformModules.of(kind.module()));
    }
    // asked for with every root
    this.moduleDigest =
        Digest.of(modules.values().stream().map(TerraformModules::digest).toList()).hex();
    this.store = store;
    this.backend = backend;
    this.clusters = clusters;
    this.stateTool = new StateTool(store, terraform.tool());
    this.providerLock =
        new ProviderLock(
            site.root().resolve(terraform.tool().flavour().lockFile()), terraform.usesMirror());
  }

  static TerraformSession open(
      Site site,
      Purpose purpose,
      Surroundings around,
      TerraformTool tool,
      StateStore store,
      Clusters clusters) {
    Terraform terraform =
        new Terraform(
            tool,
            around.processes(),
            around.interruption(),
            around.environment(),
            site.workspace().path(),
            initGate(around));
    return new TerraformSession(
        site, purpose, terraform, store, StateBackend.start(store, around.clock()), clusters);
  }

  // the plugin cache is the machine's, so the gate is too
  private static InitGate initGate(Surroundings around) {
    Path cache =
        Cache.folder(around.environment()).orElse(Path.of(System.getProperty("java.io.tmpdir")));
    FileMutex mutex = new FileMutex(cache.resolve("terraform-init.lock"));
    return () -> mutex.acquire()::close;
  }

  static StateStore store(Site site, Surroundings around) {
    return new DirectoryStateStore(site.durable(), around.clock());
  }

  Purpose purpose() {
    return purpose;
  }

  Terraform terraform() {
    return terraform;
  }

  /** The static module of a kind of root. */
  TerraformModules module(RootKind kind) {
    return Objects.requireNonNull(modules.get(kind));
  }

  StateBackend backend() {
    return backend;
  }

  /** Refuses to go on with a state that is torn, lost, incomplete or another tool's. */
  void checkState(RootName root, int recordedServers) {
    new StateCheck(store).check(root, recordedServers);
    stateTool.check(root);
  }

  /** The same for a root of objects that are no servers, which the ledger has or has not. */
  void checkState(RootName root, boolean isRecorded) {
    new StateCheck(store).check(root, isRecorded);
    stateTool.check(root);
  }

  /** The folder of a root in the workspace, with its state and its cluster. */
  RootDirectory directory(RootName root, String cluster) {
    ClusterAccess access = Objects.requireNonNull(clusters.byName().get(cluster));
    RootDirectory directory =
        new RootDirectory(
            root.toString(),
            site.workspace().folder(purpose.folder(root.toString())).path(),
            new StateAddress(backend.address(root), backend.user(), backend.password()),
            access.provider(),
            providerLock.isReadOnly());
    providerLock.putInto(directory);
    return directory;
  }

  /** Keeps the lock file that the first init made, for the operator to commit. */
  void keepLockFile(RootDirectory directory) {
    providerLock.takeFrom(directory);
  }

  /** What the person should be told about the provider lock file and the states. */
  List<Diagnostic> notes() {
    List<Diagnostic> notes = new ArrayList<>(stateTool.notes());
    notes.addAll(providerLock.notes());
    return notes;
  }

  /** What the digests cover besides the changes. */
  Pins pins() {
    @Nullable Digest lock = providerLock.digest();
    return new Pins(terraform.tool().title(), moduleDigest, lock == null ? null : lock.hex());
  }

  @Override
  public void close() {
    backend.close();
  }
}
