package io.github.proxmoxctl.proxmox;

import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.LiveInventory;
import io.github.proxmoxctl.secret.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One cluster, by its API. Made without a connection; nothing is sent before the first call.
 *
 * <p>Every failure is a {@link io.github.proxmoxctl.diagnostic.DiagnosticException} with a code:
 * {@code cluster.unreachable}, {@code cluster.certificate}, {@code cluster.token} (401), {@code
 * cluster.permission} (403), {@code cluster.refused} (another no), {@code cluster.answer} (not what
 * Proxmox VE says). Safe for many threads.
 */
public final class ProxmoxClient implements AutoCloseable {

  /** So long a VM takes to start, on a busy node. */
  private static final Duration STARTING = Duration.ofSeconds(60);

  private final String cluster;
  private final ApiReader api;

  private ProxmoxClient(String cluster, ApiReader api) {
    this.cluster = cluster;
    this.api = api;
  }

  /**
   * A cluster as one identity sees it.
   *
   * @param caFile the certificates to trust, as an absolute path; null: the system's
   * @param token {@code user@realm!id=secret}
   */
  public static ProxmoxClient of(Cluster cluster, @Nullable Path caFile, Secret token) {
    return of(cluster, caFile, token, Timeouts.DEFAULT);
  }

  static ProxmoxClient of(Cluster cluster, @Nullable Path caFile, Secret token, Timeouts timeouts) {
    return new ProxmoxClient(cluster.name(), new ApiReader(cluster, caFile, token, timeouts));
  }

  /** The endpoint that answered last; before the first call the first of the cluster's document. */
  public URI endpoint() {
    return api.endpoint();
  }

  /**
   * Every guest, node and storage that the token may see, by one call. Containers are listed as
   * well, since they take their ids from the same range as VMs.
   */
  public LiveInventory inventory() {
    return InventoryDecoder.inventory(cluster, api.get("cluster/resources"));
  }

  /** Whether the datacenter's firewall is on: no rule of a VM is in force while it is not. */
  public boolean isFirewallOn() {
    return api.get("cluster/firewall/options").object().path("enable").asInt(0) > 0;
  }

  /** The ids of all scheduled backup jobs. */
  public Set<String> backupJobs() {
    ApiAnswer answer = api.get("cluster/backup");
    Set<String> ids = new TreeSet<>();
    answer.items().forEach(job -> ids.add(answer.requiredText(job, "id")));
    return ids;
  }

  /**
   * What a VM is configured to be.
   *
   * @return empty when there is no such VM on that node
   */
  public Optional<VmConfiguration> config(String node, int vmId) {
    return api.find(vm(node, vmId) + "/config").map(VmDecoder::configuration);
  }

  /** The changes that a VM takes over when it is next stopped and started; empty for none. */
  public List<PendingChange> pending(String node, int vmId) {
    return VmDecoder.pending(api.get(vm(node, vmId) + "/pending"));
  }

  /**
   * Shuts a VM down and starts it with the changes that waited for that; returns when it runs
   * again.
   *
   * @param limit so long the guest may take to shut down
   * @throws io.github.proxmoxctl.diagnostic.DiagnosticException {@code cluster.task} when it does
   *     not shut down: it then runs on as before
   */
  public void reboot(String node, int vmId, Duration limit) {
    ClusterTask.of(
            api.post(
                vm(node, vmId) + "/status/reboot",
                Map.of("timeout", Long.toString(limit.toSeconds()))))
        .await(api, "the restart of VM " + vmId, limit.plus(STARTING));
  }

  /**
   * A file of a guest, as its agent reads it.
   *
   * @param file absolute path in the guest
   * @return empty while the agent does not answer, or the file does not exist
   * @throws io.github.proxmoxctl.diagnostic.DiagnosticException {@code cluster.permission} when the
   *     token may not ask agents
   */
  public Optional<String> guestFile(String node, int vmId, String file) {
    return api.ofAgent(
            vm(node, vmId) + "/agent/file-read?file=" + encoded(file),
            "VM.GuestAgent.FileRead (before Proxmox VE 9: VM.Monitor)")
        .map(answer -> answer.requiredText(answer.object(), "content"));
  }

  /**
   * When the newest backup of each guest was made, of those on a storage as a node sees it. To a
   * token that may not read a backup Proxmox VE does not list it.
   */
  public SortedMap<Integer, Instant> newestBackups(String node, String storage) {
    return VmDecoder.newestBackups(
        api.get(
            "nodes/%s/storage/%s/content?content=backup"
                .formatted(ApiReader.segment(node), encoded(storage))));
  }

  /** What the token may do at a path such as {@code /storage/local}. */
  public Set<String> privileges(String path) {
    Set<String> privileges = new TreeSet<>();
    api.get("access/permissions?path=" + encoded(path))
        .object()
        .path(path)
        .fieldNames()
        .forEachRemaining(privileges::add);
    return privileges;
  }

  public ProxmoxVersion version() {
    return VmDecoder.version(api.get("version"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String vm(String node, int vmId) {
    return "nodes/" + ApiReader.segment(node) + "/qemu/" + vmId;
  }

  @Override
  public void close() {
    api.close();
  }
}
