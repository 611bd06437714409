package io.github.proxmoxctl.lab.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes down endpoints one after the other. */
public final class RouteList {
  private final List<Route> routes = new ArrayList<>();

  /**
   * Adds an endpoint.
   *
   * @param path without the leading slash; segments in braces are variables
   * @param privilege what the caller needs
   */
  public RouteList add(
      String method, String path, String privilege, Parameters parameters, Handler handler) {
    routes.add(new Route(method, split(path), privilege, object(path), parameters, handler));
    return this;
  }

  /** Adds an endpoint that anyone may call, without saying who it is. */
  public RouteList open(String method, String path, Parameters parameters, Handler handler) {
    routes.add(new Route(method, split(path), null, "/", parameters, handler));
    return this;
  }

  /** The endpoints so far. */
  public List<Route> routes() {
    return List.copyOf(routes);
  }

  private static List<String> split(String path) {
    return Arrays.asList(path.split("/"));
  }

  /** What Proxmox names in a refusal. */
  private static String object(String path) {
    if (path.contains("{vmid}")) {
      return "/vms/{vmid}";
    }
    if (path.contains("{storage}")) {
      return "/storage/{storage}";
    }
    return path.startsWith("nodes/{node}") ? "/nodes/{node}" : "/";
  }
}
