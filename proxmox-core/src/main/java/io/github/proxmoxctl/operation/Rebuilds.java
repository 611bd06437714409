package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.generation.RootInputs;
import io.github.proxmoxctl.generation.ServersRoot;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.plan.ResourceChange;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which servers Terraform is told to make anew: those that get another image. It would not by
 * itself: the provider never looks at what a disk was imported from again, and a version is only a
 * word.
 */
record Rebuilds(StateContents states) {

  /** Terraform's addresses, in the order of the names. */
  List<String> addresses(StackScope stack, RootScope root) {
    return root.members().stream()
        .filter(member -> root.rebuilt().contains(member.server().name()))
        .filter(member -> !isDone(stack, root, member))
        .map(
            member -> ServersRoot.address(member.server().name()) + "." + ResourceChange.VM + ".vm")
        .sorted()
        .toList();
  }

  // a run that was killed has not recorded what it had rebuilt
  private boolean isDone(StackScope stack, RootScope root, RootInputs.Member member) {
    String wanted = source(member.given());
    AppliedServer applied = stack.applied().servers().get(member.server().name());
    return applied != null
        && !wanted.equals(source(applied))
        && wanted.equals(states.source(root.rootName(), member.server().name()));
  }

  private static String source(AppliedServer server) {
    AppliedServer.@Nullable Template template = server.template();
    return template == null
        ? Objects.requireNonNullElse(server.importedFrom(), "")
        : Integer.toString(template.vmId());
  }
}
