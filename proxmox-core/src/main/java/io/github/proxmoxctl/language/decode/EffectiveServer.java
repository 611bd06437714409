package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.language.decode.Series.Member;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.Origins;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Acknowledge;
import io.github.proxmoxctl.model.Server.Disk;
import io.github.proxmoxctl.model.Server.FileSystem;
import io.github.proxmoxctl.model.Server.Placement;
import io.github.proxmoxctl.model.Server.Power;
import io.github.proxmoxctl.model.Server.Restart;
import io.github.proxmoxctl.model.Server.Rollout;
import io.github.proxmoxctl.model.Stack;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One server with all layers merged: fills in what the language says where nobody said anything.
 */
record EffectiveServer(
    KindDocument document, Member member, Fields spec, Origins origins, Draft draft) {

  Server server(List<String> formerNames, List<Diagnostic> problems) {
    require("image", spec, "debian-12", document.location(), problems);
    require("cpu", spec, "{cores: 2}", document.location(), problems);
    require("memory", spec, "4GiB", document.location(), problems);
    if (spec.has("cpu")) {
      require("cpu.cores", spec.map("cpu"), "2", spec.at("cpu"), problems);
    }
    if (spec.has("memory")) {
      require("memory.size", spec.map("memory"), "4GiB", spec.at("memory"), problems);
    }
    Cluster cluster = draft.clusterOf(document.stack());
    return new Server(
        member.name(),
        document.stack(),
        cluster == null ? "" : cluster.name(),
        member.replica(),
        formerNames,
        document.metadata().text("description", ""),
        spec.text("image", ""),
        HardwareDecoder.cpu(spec.map("cpu")),
        HardwareDecoder.memory(spec.map("memory")),
        placement(spec.map("placement"), cluster, problems),
        spec.items("disks").stream().map(item -> disk(item, problems)).toList(),
        new InterfaceDecoder(document.name(), member, draft, problems).all(spec.items("networks")),
        spec.texts("sshKeys"),
        spec.items("users").stream().map(UserDecoder::user).toList(),
        new RoleUseDecoder(problems, draft).all(spec),
        List.copyOf(new TreeSet<>(spec.texts("tags"))),
        document.metadata().map("labels").labels(),
        spec.flag("protect", false),
        spec.flag("onBoot", true),
        spec.text("power", "running").equals("stopped") ? Power.STOPPED : Power.RUNNING,
        spec.text("restart", "approved").equals("never") ? Restart.NEVER : Restart.APPROVED,
        new Acknowledge(spec.map("acknowledge").texts("removeDisks")),
        FirewallDecoder.of(spec.map("firewall"), problems),
        spec.texts("backup"),
        spec.text("rollout", "newOnly").equals("rebuild") ? Rollout.REBUILD : Rollout.NEW_ONLY,
        origins);
  }

  private void require(
      String path, Fields fields, String example, Location at, List<Diagnostic> problems) {
    String key = path.substring(path.lastIndexOf('.') + 1);
    if (!fields.has(key)) {
      problems.add(
          Diagnostic.error(
                  "key.missing", Quoted.of(document.name()) + " has no " + Quoted.of(path), at)
              .next("add it, such as `" + key + ": " + example + "`"));
    }
  }

  private Placement placement(
      Fields placement, @Nullable Cluster cluster, List<Diagnostic> problems) {
    String node = placement.optionalText("node");
    boolean spread = placement.flag("spread", false);
    if (node != null && placement.has("nodes")) {
      problems.add(
          Diagnostic.error(
                  "placement.both",
                  "`node` and `nodes` are both there",
                  placement.node().keyLocation("node"))
              .next("keep `node` to pin the server, or `nodes` to let it move among them"));
    }
    if (node != null) {
      return new Placement(node, List.of(node), spread);
    }
    if (placement.has("nodes")) {
      return new Placement(null, placement.texts("nodes"), spread);
    }
    return new Placement(null, cluster == null ? List.of() : nodes(cluster), spread);
  }

  /** All nodes of the cluster that the stack allows. */
  private List<String> nodes(Cluster cluster) {
    Stack stack = draft.stack(document.stack());
    List<String> allowed =
        stack == null
            ? List.of()
            : cluster.nodes().stream().filter(stack.allowed().nodes()::contains).toList();
    return allowed.isEmpty() ? cluster.nodes() : allowed;
  }

  private Disk disk(Node item, List<Diagnostic> problems) {
    Fields disk = new Fields((MapNode) item);
    require("disks." + disk.text("name") + ".size", disk, "20GiB", item.location(), problems);
    Image image = draft.image(spec.text("image", ""));
    return new Disk(
        disk.text("name"),
        disk.size("size"),
        disk.text("datastore", image == null ? "" : image.datastore()),
        fileSystem(disk, problems),
        DriveDecoder.drive(disk));
  }

  private static @Nullable FileSystem fileSystem(Fields disk, List<Diagnostic> problems) {
    String type = disk.optionalText("filesystem");
    String mount = disk.optionalText("mount");
    if (type != null && mount != null) {
      return new FileSystem(type, mount);
    }
    if (type != null || mount != null) {
      String there = type == null ? "mount" : "filesystem";
      problems.add(
          Diagnostic.error(
                  "disk.mount",
                  "disk "
                      + Quoted.of(disk.text("name"))
                      + (type == null
                          ? " has a `mount` and no `filesystem`"
                          : " has a `filesystem` and no `mount`"),
                  disk.node().keyLocation(there))
              .next(
                  type == null
                      ? "add, such as, `filesystem: xfs`"
                      : "add where it is mounted, such as `mount: /srv`"));
    }
    return null;
  }
}
