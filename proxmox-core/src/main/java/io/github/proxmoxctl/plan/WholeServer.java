package io.github.proxmoxctl.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One change out of those that Terraform plans for a server: of its VM and of its firewall.
 *
 * @param vm the change of the VM, be it none
 * @param isVmPlanned whether Terraform does something to the VM itself
 */
record WholeServer(ServerChange vm, boolean isVmPlanned) {

  /** The devices' own switch goes with the server's; it is told where it alone differs. */
  private static final Pattern SWITCH = Pattern.compile("networks\\.[^.]+\\.firewall");

  private static final String ENABLED = "firewall.enabled";

  /**
   * With the planned changes of its firewall.
   *
   * @param attributes what differs there, in the words of the YAML
   */
  ServerChange with(List<ResourceChange> firewall, List<AttributeChange> attributes) {
    if (firewall.isEmpty()) {
      return vm;
    }
    Action action = action(attributes);
    List<AttributeChange> all = isWhole() ? vm.attributes() : joined(attributes);
    return new ServerChange(
        vm.server(),
        vm.vmId(),
        vm.address(),
        vm.formerName(),
        action,
        action == Action.UPDATE || action == Action.ADOPT
            ? Effect.worst(all.stream().map(AttributeChange::effect).toList())
            : vm.effect(),
        all,
        vm.summary(),
        vm.isProtected(),
        vm.location(),
        digest(firewall),
        parts(firewall));
  }

  // it comes or goes with all that it has
  private boolean isWhole() {
    return vm.action() == Action.CREATE || vm.action().isDestructive();
  }

  private Action action(List<AttributeChange> attributes) {
    return switch (vm.action()) {
      case NONE -> attributes.isEmpty() ? Action.BOOKKEEPING : Action.UPDATE;
      case BOOKKEEPING, RENAME -> attributes.isEmpty() ? vm.action() : Action.UPDATE;
      default -> vm.action();
    };
  }

  private List<AttributeChange> joined(List<AttributeChange> attributes) {
    boolean isSwitched = attributes.stream().anyMatch(change -> change.attribute().equals(ENABLED));
    List<AttributeChange> all =
        new ArrayList<>(vm.action() == Action.BOOKKEEPING ? List.of() : vm.attributes());
    all.removeIf(change -> isSwitched && SWITCH.matcher(change.attribute()).matches());
    all.addAll(attributes);
    return all;
  }

  private Digest digest(List<ResourceChange> firewall) {
    if (vm.action() == Action.DESTROY) {
      // what is approved is that this one goes
      return vm.digest();
    }
    List<Object> digests = new ArrayList<>(List.of("server", vm.digest()));
    firewall.forEach(part -> digests.add(RawValues.digest(part, vm.action(), Effect.ONLINE)));
    return Digest.of(digests);
  }

  private List<String> parts(List<ResourceChange> firewall) {
    List<String> parts = new ArrayList<>();
    if (isVmPlanned) {
      parts.add(vm.address());
    }
    firewall.stream()
        .filter(part -> !part.isNoOp())
        .map(ResourceChange::address)
        .forEach(parts::add);
    return parts.isEmpty() ? List.of(vm.address()) : parts;
  }
}
