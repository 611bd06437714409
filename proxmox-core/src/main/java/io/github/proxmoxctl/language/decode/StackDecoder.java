package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.language.tree.ScalarNode;
import io.github.proxmoxctl.model.DataSize;
import io.github.proxmoxctl.model.Ipv4Network;
import io.github.proxmoxctl.model.Stack;
import io.github.proxmoxctl.model.Stack.Allowed;
import io.github.proxmoxctl.model.Stack.Quota;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kind {@code Stack}. Its defaults go to the servers of the folder. */
public final class StackDecoder implements Decoder {

  @Override
  public void decode(KindDocument document, Draft draft) {
    Fields spec = document.spec();
    String folder = document.stack();
    var problems = new ArrayList<Diagnostic>();
    if (!document.name().equals(folder)) {
      problems.add(otherName(document, folder));
    }
    MapNode defaults = Shorthands.written(spec.map("defaults").node());
    MapNode preset = new Sizes(draft, problems).preset(defaults).orElse(null);
    var stack =
        new Stack(
            folder,
            spec.optionalText("cluster"),
            spec.optionalText("environment"),
            spec.texts("owners"),
            spec.texts("dependsOn"),
            quota(spec.map("quota")),
            allowed(spec.map("allowed"), problems),
            document.origins());
    problems.forEach(draft::report);
    if (defaults.get(Sizes.KEY) != null && preset == null) {
      draft.leaveOut();
    } else if (problems.isEmpty()) {
      draft.add(stack, new Layer(defaults, preset));
    }
  }

  private static Diagnostic otherName(KindDocument document, String folder) {
    boolean isDefault = folder.equals("default") && document.file().equals("servers/stack.yaml");
    return Diagnostic.error(
            "stack.folder",
            "the stack of this folder is "
                + Quoted.of(folder)
                + ", not "
                + Quoted.of(document.name()),
            document.location())
        .next(
            "write `name: "
                + folder
                + "`, or move the file to servers/"
                + document.name()
                + "/stack.yaml")
        .because(
            isDefault
                ? "files directly in servers/ form the stack \"default\""
                : "the first folder below servers/ is the stack");
  }

  private static Quota quota(Fields quota) {
    return new Quota(
        quota.optionalNumber("servers"),
        quota.optionalNumber("cores"),
        size(quota, "memory"),
        size(quota, "storage"));
  }

  private static @Nullable DataSize size(Fields quota, String key) {
    return quota.has(key) ? quota.size(key) : null;
  }

  private static Allowed allowed(Fields allowed, List<Diagnostic> problems) {
    return new Allowed(
        allowed.texts("networks"),
        allowed.texts("datastores"),
        allowed.texts("nodes"),
        allowed.texts("roles"),
        allowed.items("cidrs").stream().flatMap(item -> cidr(item, problems).stream()).toList(),
        allowed.texts("secretPrefixes"));
  }

  private static Optional<Ipv4Network> cidr(Node item, List<Diagnostic> problems) {
    String text = item instanceof ScalarNode scalar ? scalar.text() : "";
    Optional<Ipv4Network> cidr = Ipv4Network.parse(text);
    if (cidr.isEmpty()) {
      problems.add(HostBits.problem(text, item.location()));
    }
    return cidr;
  }
}
