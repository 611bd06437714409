package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.plan.HostChange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows a person what would be configured, and has them type for which stacks. */
final class ConfigurationQuestion {

  private final Terminal terminal;

  ConfigurationQuestion(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Empty when it is approved. */
  List<Diagnostic> ask(HostSelection selection) {
    String stacks =
        selection.hosts().stream()
            .map(host -> host.host().stack())
            .distinct()
            .sorted()
            .collect(Collectors.joining(" "));
    Optional<String> answer =
        terminal.ask(
            selection.hosts().stream()
                    .map(PlannedHost::change)
                    .filter(Objects::nonNull)
                    .map(ConfigurationQuestion::line)
                    .collect(Collectors.joining())
                + "Type the name of the stack ("
                + stacks
                + ") to configure this: ");
    return answer.map(String::strip).filter(stacks::equals).isPresent()
        ? List.of()
        : List.of(
            Diagnostic.error("approval.declined", "the plan was not approved", null)
                .next("nothing was changed; run configure again when you are sure"));
  }

  private static String line(HostChange change) {
    String why =
        change.kind() == HostChange.Kind.FROM_SCRATCH
            ? "from scratch (" + String.join(", ", change.roles()) + ")"
            : String.join("; ", change.reasons());
    return "  configure   " + change.host() + " " + why + "\n";
  }
}
