package io.github.proxmoxctl.lab.api;

import io.github.proxmoxctl.lab.auth.Identity;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the endpoint of a request and calls it; what is not there is refused by name. */
public final class Router {
  private final List<Route> routes = new ArrayList<>();

  /** Adds endpoints. */
  public Router add(List<Route> added) {
    routes.addAll(added);
    return this;
  }

  /** Whether anyone may call, without saying who it is. */
  boolean isOpen(String method, List<String> path) {
    return routes.stream()
        .anyMatch(
            route ->
                route.method().equals(method)
                    && route.privilege() == null
                    && route.match(path).isPresent());
  }

  /** Answers a request; the result becomes {@code data}. */
  @Nullable Object answer(
      String method, List<String> path, Map<String, String> parameters, Identity caller) {
    for (Route route : routes) {
      if (!route.method().equals(method)) {
        continue;
      }
      Optional<Map<String, String>> variables = route.match(path);
      if (variables.isPresent()) {
        return answer(route, variables.get(), parameters, caller);
      }
    }
    throw Refusal.of(
        501, "Method '" + method + " /" + String.join("/", path) + "' not implemented");
  }

  private static @Nullable Object answer(
      Route route, Map<String, String> variables, Map<String, String> given, Identity caller) {
    String vmid = variables.get("vmid");
    if (vmid != null) {
      Parameters.none().required("vmid", Check.VMID).check(Map.of("vmid", vmid));
    }
    Call call = new Call(caller, variables, route.parameters().check(given));
    String privilege = route.privilege();
    if (privilege != null && !caller.may(privilege)) {
      throw Refusal.forbidden(route.object(variables), privilege);
    }
    return route.handler().answer(call);
  }
}
