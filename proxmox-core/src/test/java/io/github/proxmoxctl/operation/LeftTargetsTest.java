package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.AppliedRegistration;
import io.github.proxmoxctl.model.AppliedStack;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.Interpreter;
import io.github.proxmoxctl.plan.Recording;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.plan.TestGiven;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** An apply without register-monitoring leaves targets behind, and says so. */
class LeftTargetsTest {

  private static final List<ServerChange> DESTROYED =
      new Interpreter(Map.of(), Map.of(), Map.of("web", TestGiven.WEB))
          .interpret(Recording.read("destroy"));

  @Test
  void aDestroyedServerThatIsRegisteredIsNamed() {
    assertThat(DESTROYED).extracting(ServerChange::action).containsExactly(Action.DESTROY);
    assertThat(left("node 10.1.0.11:9100"))
        .singleElement()
        .extracting(Diagnostic::detail)
        .isEqualTo("node web:9100");
  }

  @Test
  void oneThatIsNotIsNot() {
    assertThat(left("node 10.1.0.99:9100")).isEmpty();
  }

  private static List<Diagnostic> left(String key) {
    AppliedStack before =
        new AppliedStack(
                "shop",
                "main",
                null,
                null,
                new TreeMap<>(),
                new TreeMap<>(Map.of("web", TestGiven.WEB)),
                List.of(),
                List.of())
            .registered(new AppliedRegistration(new TreeSet<>(List.of(key)), new TreeMap<>()));
    return LeftTargets.of(before, new TestEstate().with(), DESTROYED);
  }
}
