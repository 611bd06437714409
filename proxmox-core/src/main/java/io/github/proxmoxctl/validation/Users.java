package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.User;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A server's users have names of their own, and the one that Ansible logs in as is none of them.
 */
final class Users implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Image> images = state.imagesByName();
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      Image image = images.get(server.image());
      Set<String> names = new HashSet<>();
      for (User user : server.users()) {
        Location place = server.origins().of("users." + user.name() + ".name");
        if (!names.add(user.name())) {
          problems.add(
              Diagnostic.error(
                      "user.duplicate",
                      Words.of(server) + " has the user " + Quoted.of(user.name()) + " twice",
                      place)
                  .next("keep one of them")
                  .see(server.origins().first("users." + user.name()), "first declared here"));
        } else if (user.name().equals("root") || isLogin(image, user)) {
          problems.add(reserved(user, image, place));
        } else if (user.sshKeys().isEmpty() && !user.isAbsent()) {
          problems.add(
              Diagnostic.warning(
                      "user.noKey", Quoted.of(user.name()) + " cannot log in: no `sshKeys`", place)
                  .next("add a line of a .pub file, such as `sshKeys: [ssh-ed25519 AAAA… name]`"));
        }
      }
      if (!server.users().isEmpty() && server.roles().stream().anyMatch(Users::saysUsers)) {
        problems.add(
            Diagnostic.error(
                    "user.twoPlaces",
                    "`users` and the variable `base_users` both say who has an account",
                    server.origins().of("roles.base.variables.base_users"))
                .next("keep `users`")
                .see(server.origins().of("users"), "the users"));
      }
    }
    return problems;
  }

  private static boolean isLogin(@Nullable Image image, User user) {
    return image != null && image.user().equals(user.name());
  }

  private static Diagnostic reserved(User user, @Nullable Image image, Location place) {
    boolean isRoot = user.name().equals("root") && !isLogin(image, user);
    return Diagnostic.error(
            "user.reserved",
            Quoted.of(user.name())
                + (isRoot
                    ? " is the system's own account"
                    : " is the image's user, by which Ansible logs in"),
            place)
        .next(
            isRoot
                ? "write `sudo: true` for somebody who shall become root"
                : "add its keys to the server's `sshKeys`");
  }

  private static boolean saysUsers(RoleUse use) {
    return use.role().equals("base") && use.variables().containsKey("base_users");
  }
}
