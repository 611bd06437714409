package io.github.proxmoxctl.policy;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.Effect;
import io.github.proxmoxctl.plan.Pins;
import io.github.proxmoxctl.plan.RootPlan;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.StackPlan;
import io.github.proxmoxctl.plan.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges made-up changes of one stack. */
final class Judged {

  private Judged() {}

  static final DesiredState NOBODY = new TestEstate().with();

  static ServerChange change(
      String server, Action action, boolean isProtected, AttributeChange... attributes) {
    List<AttributeChange> list = List.of(attributes);
    return new ServerChange(
        server,
        1000,
        "module.server[\"" + server + "\"]",
        null,
        action,
        Effect.worst(list.stream().map(AttributeChange::effect).toList()),
        list,
        "",
        isProtected,
        new Location("servers/shop/" + server + ".yaml", 3, 9, 1),
        Digest.of(List.of(server)));
  }

  static AttributeChange attribute(
      String name, @Nullable String before, @Nullable String after, Effect effect) {
    return new AttributeChange(name, before, after, effect, false, null);
  }

  static StackPlan stack(ServerChange... changes) {
    Pins pins = new Pins("terraform", "module", null);
    RootPlan root = RootPlan.of("r01", "inputs", List.of(changes), false);
    return StackPlan.of("shop", "main", List.of(root), pins);
  }

  static List<Verdict> judge(DesiredState desired, ServerChange... changes) {
    return Policy.judge(List.of(stack(changes)), desired);
  }
}
