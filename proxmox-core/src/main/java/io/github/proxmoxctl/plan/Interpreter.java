package io.github.proxmoxctl.plan;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.Server;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads Terraform's resource changes as changes to servers, in the words of the YAML and with the
 * effect of each.
 *
 * @param declared by name, as the YAML has them
 * @param given by name, as allocated
 * @param applied by name, as the ledger has them
 */
public record Interpreter(
    Map<String, Server> declared,
    Map<String, AppliedServer> given,
    Map<String, AppliedServer> applied) {

  /** One change per server of the root, those without a change included. */
  public List<ServerChange> interpret(RootChanges root) {
    Map<String, List<ResourceChange>> firewalls = new LinkedHashMap<>();
    for (ResourceChange change : root.changes()) {
      if (change.server() != null && FirewallChanges.isPart(change)) {
        firewalls.computeIfAbsent(change.server(), server -> new ArrayList<>()).add(change);
      }
    }
    List<ServerChange> changes = new ArrayList<>();
    for (ResourceChange change : root.changes()) {
      if (change.server() != null && FirewallChanges.isPart(change)) {
        continue;
      }
      // what belongs to no server is told by its address: nothing that changes is left out
      String name = change.server() == null ? change.address() : change.server();
      if (change.server() != null || !(change.isNoOp() || change.actions().contains("read"))) {
        ServerChange vm = interpret(change, name, root.driftOf(change));
        List<ResourceChange> firewall = firewalls.remove(name);
        changes.add(whole(root, vm, !change.isNoOp(), firewall == null ? List.of() : firewall));
      }
    }
    firewalls.forEach((name, firewall) -> remains(name, firewall).ifPresent(changes::add));
    return changes;
  }

  private ServerChange whole(
      RootChanges root, ServerChange vm, boolean isVmPlanned, List<ResourceChange> firewall) {
    List<ResourceChange> planned =
        firewall.stream()
            .filter(part -> !part.isNoOp() || part.importId() != null)
            .filter(part -> !part.actions().contains("read"))
            .toList();
    String former = vm.formerName() == null ? vm.server() : vm.formerName();
    AppliedServer before = applied.get(former);
    AppliedServer after = given.get(vm.server());
    Server server = declared.get(vm.server());
    FirewallChanges words =
        new FirewallChanges(
            SlotNames.of(before, after, after), server == null ? null : server.origins());
    return new WholeServer(vm, isVmPlanned)
        .with(
            planned,
            planned.stream().flatMap(part -> words.of(part, root.driftOf(part)).stream()).toList());
  }

  /** Of a VM that somebody took away Terraform has nothing left but this. */
  private Optional<ServerChange> remains(String name, List<ResourceChange> firewall) {
    List<ResourceChange> planned = firewall.stream().filter(part -> !part.isNoOp()).toList();
    if (planned.isEmpty()) {
      return Optional.empty();
    }
    AppliedServer before = applied.get(name);
    return Optional.of(
        new ServerChange(
            name,
            before == null ? 0 : before.vmId(),
            planned.get(0).address(),
            null,
            Action.BOOKKEEPING,
            Effect.ONLINE,
            List.of(),
            "",
            false,
            null,
            Digest.of(
                planned.stream()
                    .map(part -> RawValues.digest(part, Action.BOOKKEEPING, Effect.ONLINE))
                    .toList()),
            planned.stream().map(ResourceChange::address).toList()));
  }

  private ServerChange interpret(
      ResourceChange change, String name, @Nullable ResourceChange drift) {
    String formerName = formerName(change);
    AppliedServer before = applied.get(formerName == null ? name : formerName);
    AppliedServer after = given.get(name);
    Server server = declared.get(name);
    Map<String, @Nullable Object> live = change.before() == null ? Map.of() : change.before();
    List<AttributeChange> attributes =
        change.isNoOp()
            ? List.of()
            : new AttributeChanges(change, drift, before, after)
                .list(server == null ? null : server.origins());
    Action action = action(change, attributes, before, formerName);
    if (action == Action.CREATE) {
      attributes = List.of();
    } else if (action == Action.DESTROY) {
      attributes = foreignIdentity(before, live);
    } else if (action != Action.BOOKKEEPING) {
      attributes =
          attributes.stream().filter(a -> !Vocabulary.isBookkeeping(a.attribute())).toList();
    }
    if (action == Action.REPLACE) {
      attributes = withImage(attributes, before, after, server);
    }
    Effect effect = effect(action, attributes);
    AppliedServer described = after == null ? before : after;
    return new ServerChange(
        name,
        vmId(described, live),
        change.address(),
        formerName,
        action,
        effect,
        attributes,
        summary(action, server, described),
        // a VM that the ledger lost, or that somebody protected by hand, counts too
        (before != null && before.isProtected()) || Boolean.TRUE.equals(live.get("protection")),
        server == null ? null : server.origins().whole(),
        RawValues.digest(change, action, effect));
  }

  /** Why a server is rebuilt comes first. */
  private static List<AttributeChange> withImage(
      List<AttributeChange> attributes,
      @Nullable AppliedServer before,
      @Nullable AppliedServer after,
      @Nullable Server server) {
    if (before == null || after == null || image(before).equals(image(after))) {
      return attributes;
    }
    List<AttributeChange> all = new ArrayList<>();
    all.add(
        new AttributeChange(
            "image",
            image(before),
            image(after),
            Effect.REPLACE,
            false,
            server == null ? null : server.origins().of("image")));
    all.addAll(attributes);
    return all;
  }

  private static String image(AppliedServer server) {
    return server.image() + " " + server.imageVersion();
  }

  /** The one thing that matters of a VM that goes: whether it is still the one we made. */
  private static List<AttributeChange> foreignIdentity(
      @Nullable AppliedServer before, Map<String, @Nullable Object> live) {
    if (before == null
        || !(live.get("smbios") instanceof List<?> blocks)
        || blocks.isEmpty()
        || !(blocks.get(0) instanceof Map<?, ?> smbios)
        || !(smbios.get("uuid") instanceof String uuid)
        || uuid.isEmpty()
        || uuid.equalsIgnoreCase(before.uuid())) {
      return List.of();
    }
    return List.of(new AttributeChange("uuid", uuid, before.uuid(), Effect.REPLACE, true, null));
  }

  private static int vmId(@Nullable AppliedServer described, Map<String, @Nullable Object> live) {
    if (described != null) {
      return described.vmId();
    }
    return live.get("vm_id") instanceof Number vmId ? vmId.intValue() : 0;
  }

  private static @Nullable String formerName(ResourceChange change) {
    String previous = change.previousAddress();
    if (previous == null || previous.equals(change.address())) {
      return null;
    }
    String name = ResourceChange.keyOf(previous);
    return name == null ? previous : name;
  }

  private static Action action(
      ResourceChange change,
      List<AttributeChange> attributes,
      @Nullable AppliedServer before,
      @Nullable String formerName) {
    List<String> actions = change.actions();
    if (change.isReplacement()) {
      boolean isUnfinished = before == null && "replace_because_tainted".equals(change.reason());
      return isUnfinished ? Action.CREATE : Action.REPLACE;
    }
    if (actions.contains("delete")) {
      return Action.DESTROY;
    }
    if (actions.contains("create")) {
      return Action.CREATE;
    }
    if (change.importId() != null) {
      return Action.ADOPT;
    }
    if (actions.contains("update")) {
      boolean isBookkeeping =
          attributes.stream().allMatch(a -> Vocabulary.isBookkeeping(a.attribute()));
      return isBookkeeping ? Action.BOOKKEEPING : Action.UPDATE;
    }
    return formerName == null ? Action.NONE : Action.RENAME;
  }

  private static Effect effect(Action action, List<AttributeChange> attributes) {
    return switch (action) {
      case DESTROY, REPLACE -> Effect.REPLACE;
      case UPDATE, ADOPT -> Effect.worst(attributes.stream().map(AttributeChange::effect).toList());
      default -> Effect.ONLINE;
    };
  }

  private static String summary(
      Action action, @Nullable Server server, @Nullable AppliedServer given) {
    if (given == null) {
      return "";
    }
    List<String> words = new ArrayList<>();
    words.add(given.image());
    if (server != null && action != Action.DESTROY) {
      words.add(server.cpu().cores() * server.cpu().sockets() + " cpu");
      words.add(server.memory().size().toString());
    }
    given.interfaces().values().stream()
        .map(AppliedServer.Interface::address)
        .filter(address -> address != null)
        .map(String::valueOf)
        .forEach(words::add);
    words.add(given.node());
    return String.join(" · ", words);
  }
}
