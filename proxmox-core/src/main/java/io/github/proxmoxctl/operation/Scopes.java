package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.allocation.Sources;
import io.github.proxmoxctl.generation.BackupJob;
import io.github.proxmoxctl.generation.BackupRoot;
import io.github.proxmoxctl.generation.ClusterRoot;
import io.github.proxmoxctl.generation.DownloadedImage;
import io.github.proxmoxctl.generation.GeneratedFiles;
import io.github.proxmoxctl.generation.RootInputs;
import io.github.proxmoxctl.generation.ServerFirewalls;
import io.github.proxmoxctl.generation.ServersRoot;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.BackupPolicy;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.SecurityGroup;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Stack;
import io.github.proxmoxctl.plan.ObjectKind;
import io.github.proxmoxctl.state.RootName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Divides an estate into stacks and roots, with the files of each. */
final class Scopes {

  private final Estate estate;
  private final LiveFacts live;
  private final ServerFirewalls firewalls;

  private Scopes(Estate estate, LiveFacts live) {
    this.estate = estate;
    this.live = live;
    this.firewalls = new ServerFirewalls(estate.desired(), estate.allocation().servers());
  }

  static List<StackScope> of(Estate estate, SortedSet<String> stacks, LiveFacts live) {
    Scopes scopes = new Scopes(estate, live);
    return stacks.stream().map(scopes::stack).toList();
  }

  private StackScope stack(String stack) {
    return new StackScope(
        stack,
        estate.clusterOf(stack),
        estate.applied(stack),
        estate.roots(stack).stream().map(root -> root(new RootName(stack, root))).toList());
  }

  private RootScope root(RootName root) {
    return switch (RootKind.of(root)) {
      case SERVERS -> servers(root.stack(), root.root());
      case CLUSTER -> cluster(root.root());
      case BACKUP -> backup(root.stack(), root.root());
    };
  }

  private RootScope cluster(String cluster) {
    List<SecurityGroup> groups = groups(estate, cluster);
    List<DownloadedImage> images = images(estate, live, cluster);
    GeneratedFiles files = ClusterRoot.generate(groups, images);
    return new RootScope(
        Stack.SHARED,
        cluster,
        cluster,
        List.of(),
        Map.of(
            ObjectKind.SECURITY_GROUP,
            groups.stream().collect(Collectors.toMap(SecurityGroup::name, SecurityGroup::origins)),
            ObjectKind.IMAGE,
            images.stream()
                .collect(Collectors.toMap(DownloadedImage::name, file -> file.image().origins()))),
        groups.isEmpty() && images.isEmpty(),
        files.hash(),
        files);
  }

  private RootScope backup(String stack, String root) {
    List<BackupJob> jobs = estate.backupJobs(stack);
    String cluster = estate.clusterOf(stack);
    return new RootScope(
        stack,
        root,
        cluster,
        List.of(),
        Map.of(
            ObjectKind.BACKUP_JOB,
            jobs.stream()
                .map(BackupJob::policy)
                .collect(Collectors.toMap(BackupPolicy::name, BackupPolicy::origins))),
        jobs.isEmpty(),
        backup(jobs, cluster, Map.of()).hash(),
        backup(jobs, cluster, live.backups(stack).adoptions()));
  }

  private GeneratedFiles backup(
      List<BackupJob> jobs, String cluster, Map<String, String> adoptions) {
    return BackupRoot.generate(jobs, cluster, estate.desired().storages(), adoptions);
  }

  /** The security groups that a cluster has: all that are declared, if it has servers of ours. */
  static List<SecurityGroup> groups(Estate estate, String cluster) {
    DesiredState desired = estate.desired();
    return desired.servers().stream().anyMatch(server -> server.cluster().equals(cluster))
        ? desired.securityGroups()
        : List.of();
  }

  /**
   * The files that a cluster is to have now. What a node that is down keeps is left alone: it would
   * fail, and all servers wait for it.
   */
  static List<DownloadedImage> images(Estate estate, LiveFacts live, String cluster) {
    return estate.images(cluster).stream()
        .filter(image -> !live.isOffline(cluster, image.node()))
        .toList();
  }

  private List<RootInputs.Member> members(String stack) {
    List<RootInputs.Member> members = new ArrayList<>();
    for (Server server : estate.desired().servers()) {
      AppliedServer given = estate.allocation().servers().get(server.name());
      if (server.stack().equals(stack) && given != null) {
        members.add(new RootInputs.Member(server, given));
      }
    }
    return members;
  }

  private RootScope servers(String stack, String root) {
    List<RootInputs.Member> members = new ArrayList<>();
    List<RootInputs.Member> placed = new ArrayList<>();
    Map<String, String> adoptions = new HashMap<>();
    Map<String, String> ruleAdoptions = new HashMap<>();
    Set<String> rebuilt = new HashSet<>();
    for (RootInputs.Member member : members(stack)) {
      if (!member.given().root().equals(root)) {
        continue;
      }
      boolean isOrphan = live.orphans().contains(member.server().name());
      AppliedServer given = isOrphan ? member.given().adopted() : present(member);
      boolean isMadeAnew = !isOrphan && isRebuilt(member);
      // what it is made from is where it was given its place
      AppliedServer there = isMadeAnew ? given : live.placed(member.server(), given);
      members.add(new RootInputs.Member(member.server(), given));
      placed.add(new RootInputs.Member(member.server(), there));
      if (isOrphan) {
        adoptions.put(given.name(), there.node() + "/" + given.vmId());
      }
      if (isMadeAnew) {
        rebuilt.add(given.name());
      }
      if (live.bare().contains(given.name())) {
        ruleAdoptions.put(given.name(), "vm/" + there.node() + "/" + given.vmId());
      }
    }
    return new RootScope(
        stack,
        root,
        estate.clusterOf(stack),
        members,
        Map.of(),
        members.isEmpty(),
        // a move is made once: the names after it are what the root is made from
        ServersRoot.generate(inputs(members, Map.of(), Map.of(), Map.of())).hash(),
        ServersRoot.generate(inputs(placed, moves(placed), adoptions, ruleAdoptions)),
        rebuilt);
  }

  // the file that a server was made from once need not be there any more
  private AppliedServer present(RootInputs.Member member) {
    Server server = member.server();
    AppliedServer given = member.given();
    if (given.isAdopted() || !live.isGone(server.cluster(), given.vmId())) {
      return given;
    }
    Image image = estate.desired().imagesByName().get(server.image());
    return image == null
        ? given
        : given.madeFrom(
            image.name(),
            image.version(),
            Sources.of(image, server.cluster(), given.node(), estate.desired().storages()));
  }

  private boolean isRebuilt(RootInputs.Member member) {
    AppliedServer given = member.given();
    String former = estate.allocation().moves().getOrDefault(given.name(), given.name());
    AppliedServer applied = estate.applied(member.server().stack()).servers().get(former);
    return applied != null
        && live.listed(member.server().cluster(), given.vmId()) != null
        && given.runsOtherThan(applied);
  }

  private Map<String, String> moves(List<RootInputs.Member> members) {
    Map<String, String> moves = new HashMap<>();
    for (RootInputs.Member member : members) {
      String former = estate.allocation().moves().get(member.server().name());
      if (former != null) {
        moves.put(member.server().name(), former);
      }
    }
    return moves;
  }

  private RootInputs inputs(
      List<RootInputs.Member> members,
      Map<String, String> moves,
      Map<String, String> adoptions,
      Map<String, String> ruleAdoptions) {
    return new RootInputs(
        members,
        estate.desired().imagesByName(),
        estate.desired().networksByName(),
        estate.desired().storages(),
        moves,
        adoptions,
        firewalls,
        ruleAdoptions);
  }
}
