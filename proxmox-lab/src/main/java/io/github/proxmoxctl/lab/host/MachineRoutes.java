package io.github.proxmoxctl.lab.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The routes of the machine that runs the lab, without the default route.
 *
 * @param routes in the order of the tables
 */
public record MachineRoutes(List<Route> routes) {
  /**
   * One route.
   *
   * @param device empty for a route without one
   */
  public record Route(Ipv4Network network, String device) {}

  /** Keeps its own copy. */
  public MachineRoutes {
    routes = List.copyOf(routes);
  }

  /** The routes in what {@code ip -j -4 route show table all} prints. */
  public static MachineRoutes parse(String json) {
    List<Route> routes = new ArrayList<>();
    try {
      for (JsonNode route : JsonMapper.builder().build().readTree(json)) {
        String destination = route.path("dst").asText();
        if (!destination.equals("default") && !route.path("type").asText().equals("broadcast")) {
          routes.add(new Route(Ipv4Network.of(destination), route.path("dev").asText("")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("ip prints routes that are no JSON: " + e.getMessage(), e);
    }
    return new MachineRoutes(routes);
  }

  /** The first route that shares an address with a network and is not on our own device. */
  public Optional<Route> conflict(Ipv4Network network, String ownDevice) {
    return routes.stream()
        .filter(route -> !route.device().equals(ownDevice) && route.network().overlaps(network))
        .findFirst();
  }

  /** Whether a route is a part of the network: a link of that network would hide it. */
  public boolean isUsedWithin(Ipv4Network network) {
    return routes.stream().anyMatch(route -> network.contains(route.network()));
  }
}
