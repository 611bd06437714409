package io.github.proxmoxctl.render;

import java.util.Map;
import java.util.TreeMap;

/** What each code of {@code validate} stands for, as the rule that was broken. */
final class RuleHelp {

  static final String WHERE_TO_READ =
      "Every field is described by `proxmoxctl schema <kind>` and in docs/reference.md.";

  /** A line for each code; a rule's own test cannot forget it: {@code RuleHelpTest} insists. */
  private static final String TEXT =
      """
      acknowledge.declared: A disk that may be lost is no longer declared.
      address.both: An interface has `address` or `firstAddress`.
      address.duplicate: An address is given once in its network.
      address.gateway: The gateway's address belongs to the gateway.
      address.network: An address in a firewall rule is an IP address, or a network without host bits.
      address.outside: An address lies in its network's CIDR.
      address.reserved: A reserved address is given to no server.
      address.series: `firstAddress` begins a series of replicas that fits into the address space.
      address.unusable: The network and the broadcast address belong to no host.
      allowed.cidrs: Addresses lie in the networks that the stack allows.
      allowed.datastores: Disks are on datastores that the stack allows.
      allowed.networks: Servers join networks that their stack allows.
      allowed.nodes: Servers are placed on nodes that their stack allows.
      allowed.roles: Hosts have roles that their stack allows.
      allowed.secretPrefixes: Secrets are kept where the stack allows it.
      backup.notes: Notes of a BackupPolicy have only placeholders that Proxmox VE fills in.
      backup.required: What policy says must be backed up is named by a BackupPolicy.
      backup.retention: A BackupPolicy keeps at least one backup.
      backup.schedule: A schedule is a calendar event as Proxmox VE takes it.
      card.queues: A card has no more queues than its server has processors.
      card.virtio: Queues and MTU of a card are for the model virtio.
      cluster.endpoint: An endpoint is an https address of the Proxmox VE API.
      cluster.missing: An estate has a Cluster.
      datastore.cluster: A Datastore names a storage for the cluster that uses it.
      datastore.content: A Datastore keeps the content that it is used for.
      datastore.node: A Datastore is on each node where its servers may live.
      device.duplicate: Disks and interfaces have names of their own within a server: what is allocated is kept by them.
      device.many: A VM has a limited number of slots for disks and interfaces.
      disk.aio: Native asynchronous I/O goes with a disk that is not cached.
      disk.fraction: A disk's size is in whole GiB.
      disk.mount: A disk with a file system has a place to be mounted, and the other way round.
      disk.small: A disk is no smaller than its image's.
      document.apiVersion: A document names the version of the language: `apiVersion: proxmoxctl/v1`.
      document.shape: A document is a mapping that begins with apiVersion and kind.
      file.character: Files hold no control, bidi or zero-width characters: text must be what it looks like.
      file.encoding: Files are UTF-8 without a byte order mark.
      file.ending: Only files that end in .yaml are read.
      file.large: A file has at most 3 MB.
      file.link: Files and folders are there themselves: links that lead out of the repo are not followed.
      file.name: Names of files and folders are as the language has them, of characters that show.
      file.special: Files are ordinary ones, not pipes or devices.
      file.unreadable: Every file of the desired state can be read.
      firewall.address: Source and destination of a rule are addresses, networks or lists of them.
      firewall.both: A rule has a macro, or a protocol with ports.
      firewall.duplicate: A rule is in its list once.
      firewall.icmpType: An ICMP type belongs to a rule of that protocol.
      firewall.iface: A rule of a SecurityGroup is for all interfaces.
      firewall.lockout: A firewall that drops lets in Ansible and Prometheus.
      firewall.macro: A macro is one that Proxmox VE knows.
      firewall.port: Ports of a rule are numbers, ranges or services, no more than Proxmox VE takes.
      firewall.protocol: A rule's protocol is one that Proxmox VE knows.
      forge.api: The API of a forge is an https address.
      formerNames.claimed: A former name belongs to one server: its state can move once.
      formerNames.used: A former name is no server's present name.
      gateway.missing: The default route needs a network with a gateway.
      gateway.several: One interface of a server gives the default route.
      image.checksum: A digest has all the digits of its algorithm.
      image.node: An image has a template on each node that its servers may live on.
      image.source: An image is of templates, or is downloaded.
      image.url: An image is downloaded from a file that Proxmox imports, without credentials.
      instances.unknown: `instances` speaks of replicas that exist.
      key.count: A mapping has as many keys as its schema allows.
      key.format: A key has the form that its schema says.
      key.missing: Required keys are there.
      key.notYet: The key is kept for later.
      key.unknown: Only keys of the schema are there.
      kind.misplaced: A document stands where its kind belongs: proxmox.yaml, catalog/ or servers/.
      kind.notYet: The kind is kept for later.
      kind.unknown: A document is of a known kind.
      list.duplicate: An item is in a list once.
      list.short: The list has an item.
      mac.duplicate: A MAC address is given once in its cluster.
      management.dhcp: A server is managed through an address that is known before it runs.
      management.several: A server is managed through one interface.
      management.unknown: A server that is managed has an interface to be reached at.
      memory.balloon: Memory shrinks to less than its size.
      monitoring.several: An estate has one Monitoring for now.
      monitoring.url: Prometheus, Alertmanager and Grafana are given as http or https addresses.
      mount.boot: The boot disk has the image's file systems.
      mount.duplicate: Disks of a server are mounted at different places.
      mount.system: No disk is mounted over a part of the system.
      name.duplicate: Names are unique: of servers and external hosts in the estate, of other objects within their kind.
      name.long: A server's name has at most 63 characters, its number among them.
      network.cidr: A CIDR's address is that of the network.
      network.exhausted: A network's range can hold its servers.
      network.outside: Gateway, range and reserved addresses lie in the network.
      os.missing: A host with roles says its operating system.
      path.outside: A path stays within the infrastructure repo.
      pipeline.missing: An estate has a Pipeline, in proxmox.yaml.
      pipeline.several: An estate has one Pipeline.
      placement.both: `node` pins a server, `nodes` lets it move: one of them.
      port.clash: Services of a host listen on different ports.
      quota.cores: The servers of a stack have no more cores than its quota.
      quota.memory: The servers of a stack have no more memory than its quota.
      quota.servers: A stack has no more servers than its quota.
      quota.storage: The disks of a stack are no larger than its quota.
      range.backwards: A range runs from its lower to its upper end.
      reference.dhcp: A reference to an address needs one that is known before the server runs.
      reference.format: A typed reference is `addressOf`, `membersOf` or `index`, each in its form.
      reference.network: A reference names a network that the server is in.
      reference.noMembers: A role whose members are asked for has some.
      reference.unknown: What is referred to by name is declared.
      replicas.absent: Absent replicas are numbers of the series.
      replicas.none: A series has a replica.
      repository.missing: The folder is an infrastructure repo: it has a proxmox.yaml.
      result.unwritten: The result can be written to target/proxmox.
      role.builtIn: Roles that come with proxmoxctl are not declared again.
      role.cycle: Roles do not depend on themselves.
      role.duplicate: A host has a role once.
      role.osFamily: A role knows the operating system of its host.
      role.specification: A role's argument_specs can be read.
      rollout.data: A server that is rebuilt from new images has no disks of data.
      secret.literal: Secrets are given by reference: what is committed stays readable.
      secret.misplaced: A secret's reference stands in `secrets`.
      selector.unknown: A label that is selected by is on some server.
      servers.none: An estate has a server, or says that it has none.
      ssh.missing: A host with roles can be logged in to.
      ssh.noKey: A server that is configured has a key that Ansible logs in with.
      stack.cluster: Where there are several Clusters, a Stack says which is its own.
      stack.cycle: Stacks do not depend on themselves.
      stack.folder: A Stack is named like its folder.
      stack.name: The first folder below servers/ is the stack's name.
      stack.several: A stack has one document.
      target.duplicate: An address is scraped once by a job.
      template.id: A template's VM id is none that servers may get.
      template.node: A VM id is on one node.
      thresholds.order: A warning comes before what is critical.
      user.duplicate: A user is declared once on a server.
      user.noKey: A user has a key to log in with.
      user.reserved: The system's own accounts and the image's user are not declared.
      user.twoPlaces: Users are declared at one place.
      value.empty: A key that is there has a value.
      value.format: A value has the form that its schema says.
      value.length: A text is as long as its schema allows at most.
      value.notYet: The value is kept for later.
      value.range: A number is within its limits.
      value.type: A value has the type that its schema says.
      value.unknown: A value is one of those that its schema lists.
      variable.both: A variable is given in `variables` or in `secrets`.
      variable.choice: A variable has one of the values that the role allows.
      variable.derived: What follows from the server itself is not given as a variable.
      variable.missing: A variable's mapping has the keys that the role requires.
      variable.required: A role's required variables are given.
      variable.reserved: Names of Ansible's and of proxmoxctl's own are not given as variables.
      variable.type: A variable has the type that the role declares.
      variable.unknown: A variable is one that the role knows.
      vmIds.exhausted: The range of VM ids can hold the servers.
      yaml.alias: Values are written out: aliases are not used.
      yaml.anchor: Values are written out: anchors are not used.
      yaml.depth: Values are at most 32 levels within each other.
      yaml.conflict: A merge conflict of Git is resolved before it is committed.
      yaml.directive: Files have no YAML directives.
      yaml.duplicate: A key is in a mapping once.
      yaml.key: A key is a name.
      yaml.merge: Values are written out: merge keys are not used.
      yaml.syntax: The file is YAML.
      yaml.tag: Tags are not used: a value is what it looks like.
      """;

  private static final Map<String, String> BY_CODE = byCode();

  private RuleHelp() {}

  private static Map<String, String> byCode() {
    Map<String, String> rules = new TreeMap<>();
    TEXT.lines()
        .forEach(
            line -> {
              int colon = line.indexOf(": ");
              rules.put(line.substring(0, colon), line.substring(colon + 2));
            });
    return Map.copyOf(rules);
  }

  /** One sentence; for a code that is not from {@code validate}, where to look. */
  static String of(String code) {
    return BY_CODE.getOrDefault(code, "What is wrong and what to do is in the message.");
  }

  static Map<String, String> all() {
    return BY_CODE;
  }
}
