package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.Server;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A role is for the operating system of the hosts that have it. */
final class OsFamilies implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Role> known = state.rolesByName();
    Map<String, String> families = families(state);
    var problems = new ArrayList<Diagnostic>();
    for (RoleHolder holder : RoleHolder.all(state)) {
      String family = families.get(holder.name());
      for (Role role : holder.effective(known)) {
        if (family != null && !role.osFamilies().isEmpty() && !role.osFamilies().contains(family)) {
          problems.add(
              Diagnostic.error(
                      "role.osFamily",
                      "the role "
                          + Quoted.of(role.name())
                          + " is for "
                          + String.join(", ", role.osFamilies())
                          + ", and "
                          + holder.words()
                          + " is "
                          + family,
                      holder.place(role.name(), known))
                  .next("use another image or role, or add the family to the role's `osFamilies`"));
        }
      }
    }
    return problems;
  }

  /** By host; one whose family is not known is missing. */
  private static Map<String, String> families(DesiredState state) {
    Map<String, Image> images = state.imagesByName();
    Map<String, String> families = new HashMap<>();
    for (Server server : state.servers()) {
      Image image = images.get(server.image());
      if (image != null) {
        families.put(server.name(), image.osFamily());
      }
    }
    for (ExternalHost host : state.externalHosts()) {
      String family = host.osFamily();
      if (family != null) {
        families.put(host.name(), family);
      }
    }
    return families;
  }
}
