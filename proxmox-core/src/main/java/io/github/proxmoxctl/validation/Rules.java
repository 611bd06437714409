package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Undecoded;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rules of {@code validate}. A new rule is a class beside this one and a line here. */
public final class Rules {

  private record Cause(String code, @Nullable Location location) {}

  private Rules() {}

  /**
   * Checks every rule, each mistake once: the replicas of a series share the place of theirs.
   *
   * @param undecoded what the state lacks only because it could not be decoded
   */
  public static List<Diagnostic> check(DesiredState state, Undecoded undecoded) {
    var seen = new HashSet<Cause>();
    // at the same time, for thousands of servers; each by itself, and in this order all the same
    return all(undecoded).parallelStream().map(rule -> rule.check(state)).toList().stream()
        .flatMap(List::stream)
        .filter(problem -> seen.add(new Cause(problem.code(), problem.location())))
        .sorted()
        .toList();
  }

  private static List<Rule> all(Undecoded undecoded) {
    return List.of(
        new ServersDeclared(undecoded),
        new UniqueNames(),
        new UniqueStacks(),
        new StackClusters(undecoded),
        new StackReferences(undecoded),
        new StackCycles(),
        new Quotas(),
        new ImageReferences(undecoded),
        new NetworkReferences(undecoded),
        new NodeReferences(),
        new TemplateNodes(),
        new ImageTemplates(),
        new ImageDownloads(),
        new TemplateIds(),
        new VmIdCapacity(),
        new NetworkAddresses(),
        new FixedAddresses(),
        new UniqueAddresses(),
        new UniqueMacs(),
        new NetworkAddresses6(),
        new Addresses6(),
        new AddressCapacity(),
        new DefaultGateway(),
        new BootDisks(),
        new DiskSizes(),
        new DiskModes(),
        new NetworkCards(),
        new Balloons(),
        new DeviceNames(),
        new DeviceCounts(),
        new FormerNames(),
        new Acknowledgements(),
        new RoleReferences(undecoded),
        new RoleDuplicates(),
        new RoleCycles(),
        new AddressReferences(undecoded),
        new MemberReferences(undecoded),
        new RoleVariables(),
        new RequiredVariables(),
        new SecretVariables(),
        new OsFamilies(),
        new ServicePorts(),
        new Mounts(),
        new Users(),
        new Logins(),
        new ManagementAddresses(),
        new UniqueTargets(),
        new AllowedNetworks(),
        new AllowedAddresses(),
        new AllowedDatastores(),
        new AllowedNodes(),
        new AllowedRoles(),
        new AllowedSecrets(),
        new DatastoreReferences(undecoded),
        new DatastoreContents(),
        new DatastoreNodes(),
        new SecurityGroupReferences(undecoded),
        new FirewallInterfaces(),
        new PortPeers(undecoded),
        new ManagementAccess(),
        new BackupReferences(undecoded),
        new BackupRetention(),
        new BackupNotes(),
        new Selectors(undecoded),
        new RequiredBackups(undecoded),
        new Rollouts());
  }
}
