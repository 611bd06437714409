package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Rollout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Settings that the language has and no goal obeys yet: {@code plan} and {@code apply} say so by
 * name, so that nothing looks protected that is not. A goal that begins to obey one takes its line
 * out here.
 */
public final class UnobeyedSettings {

  private final List<Server> servers;

  private UnobeyedSettings(List<Server> servers) {
    this.servers = servers;
  }

  /**
   * A warning for each such setting, whatever the number of servers that have it.
   *
   * @param stacks whose servers are looked at
   */
  public static List<Diagnostic> of(DesiredState state, Collection<String> stacks) {
    var settings =
        new UnobeyedSettings(
            state.servers().stream().filter(server -> stacks.contains(server.stack())).toList());
    List<Diagnostic> warnings = new ArrayList<>();
    settings.rollout().ifPresent(warnings::add);
    return List.copyOf(warnings);
  }

  private Optional<Diagnostic> rollout() {
    List<Server> rebuilt = having(server -> server.rollout() == Rollout.REBUILD);
    return places(rebuilt, "rollout")
        .min(Location::compareTo)
        .map(
            place ->
                notYet(
                        "`rollout: rebuild` is not obeyed yet: a new image changes nothing on "
                            + Words.list(rebuilt),
                        place)
                    .next("replace them by name until then"));
  }

  private List<Server> having(Predicate<Server> setting) {
    return servers.stream().filter(setting).toList();
  }

  private static Stream<Location> places(List<Server> servers, String setting) {
    return servers.stream()
        .map(server -> server.origins().byPath().get(setting))
        .filter(Objects::nonNull);
  }

  private static Diagnostic notYet(String summary, Location place) {
    return Diagnostic.warning("setting.notYet", Quoted.visible(summary), place);
  }
}
