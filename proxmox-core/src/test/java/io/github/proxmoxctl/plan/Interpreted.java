package io.github.proxmoxctl.plan;

import static io.github.proxmoxctl.plan.TestGiven.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.TestServer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Interprets a recorded plan of one server. */
final class Interpreted {

  private Interpreted() {}

  static final Server DECLARED = TestServer.named("web").gibibytes(8).disk("data", 200).build();

  static ServerChange interpret(String recording, AppliedServer given) {
    return interpret(recording, given, WEB);
  }

  static ServerChange interpret(
      String recording, AppliedServer given, @Nullable AppliedServer applied) {
    List<ServerChange> changes =
        new Interpreter(
                Map.of("web", DECLARED),
                Map.of("web", given),
                applied == null ? Map.of() : Map.of("web", applied))
            .interpret(Recording.read(recording));
    assertThat(changes).hasSize(1);
    return changes.get(0);
  }

  static List<String> texts(ServerChange change) {
    return change.attributes().stream()
        .map(
            attribute ->
                attribute.text()
                    + (attribute.isByHand() ? " (by hand) " : " ")
                    + attribute.effect().word())
        .toList();
  }
}
