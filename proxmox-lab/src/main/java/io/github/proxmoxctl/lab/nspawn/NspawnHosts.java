package io.github.proxmoxctl.lab.nspawn;

import io.github.proxmoxctl.lab.cluster.Guest;
import io.github.proxmoxctl.lab.cluster.Power;
import io.github.proxmoxctl.lab.host.GuestAgent;
import io.github.proxmoxctl.lab.host.HostNames;
import io.github.proxmoxctl.lab.host.HostSpec;
import io.github.proxmoxctl.lab.host.Hosts;
import io.github.proxmoxctl.lab.host.VolumeChange;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Hosts as containers of this machine. Calls for one guest must come one after the other. */
public final class NspawnHosts implements Hosts {
  /** How long hosts may take to shut down when the lab ends. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HostsFolder folder;
  private final HostBase base;
  private final HostNames names;
  private final LabNamespace network;
  private final Map<Integer, RunningHost> running = new ConcurrentHashMap<>();
  private volatile ExitListener listener = (guest, isReboot) -> {};
  private volatile boolean isClosing;

  private NspawnHosts(HostsFolder folder, HostBase base) {
    this.folder = folder;
    this.base = base;
    this.names = folder.names();
    this.network = new LabNamespace(names);
  }

  /**
   * The hosts of a lab; what an earlier, killed lab has left of them is cleared away.
   *
   * @param folder {@code hosts} in the lab's directory, which the caller holds
   */
  public static NspawnHosts open(Path folder, HostBase base) {
    clearAway(folder);
    LabRegister register = LabRegister.ofThisMachine();
    register.clearAbandoned(NspawnHosts::clearAbandoned);
    NspawnHosts hosts = new NspawnHosts(new HostsFolder(folder), base);
    register.enter(hosts.names, folder);
    return hosts;
  }

  /** Ends and removes what a killed lab has left outside its directory. */
  public static void clearAway(Path folder) {
    HostsFolder left = new HostsFolder(folder);
    if (left.exists()) {
      clearAway(left);
      LabRegister.ofThisMachine().leave(left.names());
    }
  }

  private static void clearAbandoned(HostNames names, Path folder) {
    HostsFolder left = new HostsFolder(folder);
    if (left.exists() && left.names().equals(names)) {
      clearAway(left);
    } else {
      Leftovers.ofLost(names, folder);
    }
  }

  private static void clearAway(HostsFolder left) {
    LabNamespace network = new LabNamespace(left.names());
    left.guests().forEach(guest -> new Leftovers(left, guest, network).clear());
    network.destroy();
    if (ControlGroup.hierarchy().isPresent()) {
      ControlGroup.of(left.names().controlGroup()).destroy();
    }
  }

  /** Which guests have, or had, a host, and whether it runs. */
  public static SortedMap<Integer, Boolean> states(Path folder) {
    HostsFolder hosts = new HostsFolder(folder);
    SortedMap<Integer, Boolean> states = new TreeMap<>();
    for (int guest : hosts.guests()) {
      states.put(
          guest, HostProcess.read(hosts.process(guest)).filter(HostProcess::isAlive).isPresent());
    }
    return states;
  }

  /** Forgets all that hosts have written; none may run. */
  public static void wipe(Path folder) {
    clearAway(folder);
    HostsFolder left = new HostsFolder(folder);
    left.guests().forEach(left::remove);
  }

  @Override
  public boolean isReal() {
    return true;
  }

  @Override
  public void onExit(ExitListener wanted) {
    listener = wanted;
  }

  @Override
  public void changing(@Nullable Guest before, @Nullable Guest after) {
    if (before == null) {
      return;
    }
    try {
      follow(before, after);
    } catch (HostException e) {
      throw Refusal.died("the lab's host of VM " + before.id() + ": " + e.getMessage());
    }
  }

  private void follow(Guest before, @Nullable Guest after) {
    boolean ran = before.isRunning();
    boolean runs = after != null && after.isRunning();
    if (ran && !runs) {
      stop(before.id());
    }
    if (Files.isDirectory(folder.guest(before.id()))) {
      change(before, after);
    }
    if (after != null && runs && !ran) {
      boot(after);
    }
    RunningHost host = running.get(before.id());
    if (host != null && after != null && before.power() != after.power()) {
      host.freeze(after.power() == Power.PAUSED);
    }
  }

  @Override
  public void boot(Guest guest) {
    HostSpec spec = HostSpec.of(guest);
    stop(guest.id());
    try {
      RunningHost host = RunningHost.boot(spec, folder, base, names, network);
      running.put(guest.id(), host);
      host.onExit(code -> exited(host, guest.id(), code));
    } catch (HostException e) {
      throw Refusal.died("the lab's host did not start: " + e.getMessage());
    }
  }

  @Override
  public boolean isAlive(int guest) {
    return find(guest).isPresent();
  }

  @Override
  public void reset(Guest guest) {
    boot(guest);
  }

  @Override
  public boolean shutdown(int guest, Duration patience) {
    Optional<RunningHost> host = find(guest);
    host.ifPresent(RunningHost::powerOff);
    return host.isEmpty() || host.get().await(patience);
  }

  @Override
  public Optional<GuestAgent> agent(int guest) {
    return find(guest).map(RunningHost::agent);
  }

  @Override
  public void close() {
    isClosing = true;
    Collection<RunningHost> hosts = List.copyOf(running.values());
    hosts.forEach(RunningHost::powerOff);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (RunningHost host : hosts) {
      host.await(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }
    List.copyOf(running.keySet()).forEach(this::stop);
    clearAway(folder.root());
  }

  private void change(Guest before, @Nullable Guest after) {
    RunningHost host = running.get(before.id());
    if (host != null && after != null) {
      host.unplug(before, after);
    }
    new HostDisks(folder, before.id()).follow(VolumeChange.between(before, after));
    if (host != null && after != null) {
      host.plug(before, after);
    }
    if (after == null) {
      stop(before.id());
      folder.remove(before.id());
    }
  }

  /** Cuts the power; no error if there is none. */
  private void stop(int guest) {
    RunningHost host = running.remove(guest);
    if (host != null) {
      host.kill();
    }
    new Leftovers(folder, guest, network).clear();
  }

  private Optional<RunningHost> find(int guest) {
    return Optional.ofNullable(running.get(guest)).filter(RunningHost::isAlive);
  }

  private void exited(RunningHost host, int guest, int code) {
    if (!isClosing && host.equals(running.get(guest))) {
      listener.ended(guest, code == Container.REBOOT);
    }
  }
}
