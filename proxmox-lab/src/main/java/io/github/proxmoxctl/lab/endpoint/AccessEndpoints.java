package io.github.proxmoxctl.lab.endpoint;

import io.github.proxmoxctl.lab.api.Call;
import io.github.proxmoxctl.lab.api.Check;
import io.github.proxmoxctl.lab.api.Parameters;
import io.github.proxmoxctl.lab.api.Route;
import io.github.proxmoxctl.lab.api.RouteList;
import io.github.proxmoxctl.lab.auth.Authenticator;
import io.github.proxmoxctl.lab.auth.Authenticator.Session;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Version, login and what the caller may do. */
public final class AccessEndpoints {
  private final Authenticator authenticator;

  /** Endpoints over these users. */
  public AccessEndpoints(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  /** The endpoints. */
  public List<Route> routes() {
    return new RouteList()
        .add("GET", "version", "VM.Audit", Parameters.none(), call -> version())
        .open(
            "POST",
            "access/ticket",
            Parameters.none()
                .required("username", Check.TEXT)
                .required("password", Check.TEXT)
                .optional("realm", Check.TEXT)
                .optional("otp", Check.TEXT)
                .optional("new-format", Check.BOOLEAN),
            this::login)
        .add(
            "GET",
            "access/permissions",
            "VM.Audit",
            Parameters.none().optional("path", Check.TEXT).optional("userid", Check.TEXT),
            AccessEndpoints::permissions)
        .routes();
  }

  private static Map<String, Object> version() {
    return Map.of("version", "9.1.4", "release", "9.1", "repoid", "5ac30304265fbd8e");
  }

  private Map<String, Object> login(Call call) {
    String user = call.required("username");
    String realm = call.parameter("realm").map(name -> "@" + name).orElse("");
    Session session =
        authenticator.login(user.contains("@") ? user : user + realm, call.required("password"));
    return Map.of(
        "username", session.user(),
        "ticket", session.ticket(),
        "CSRFPreventionToken", session.csrfToken(),
        "clustername", "lab",
        "cap", Map.of());
  }

  private static Map<String, Object> permissions(Call call) {
    Map<String, Object> privileges = new TreeMap<>();
    call.caller().privileges().forEach(name -> privileges.put(name, 1));
    return Map.of(call.parameter("path").orElse("/"), privileges);
  }
}
