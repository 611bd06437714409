package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.Server;
import java.util.ArrayList;
import java.util.List;

/** A host that is configured can be logged in to. */
final class Logins implements Rule {

  @Override
  public List<Diagnostic> check(DesiredState state) {
    var problems = new ArrayList<Diagnostic>();
    for (Server server : state.servers()) {
      if (server.isConfigured() && server.sshKeys().isEmpty()) {
        problems.add(
            Diagnostic.warning(
                    "ssh.noKey",
                    "Ansible can't log in to " + Words.of(server) + ": it has no `sshKeys`",
                    server.origins().of(reason(server)))
                .next(
                    "add the public key that belongs to the Pipeline's `ssh.privateKey`, unless the"
                        + " image has it"));
      }
    }
    for (ExternalHost host : state.externalHosts()) {
      Location place = host.origins().of("roles");
      if (!host.roles().isEmpty() && host.ssh() == null) {
        problems.add(
            Diagnostic.error(
                    "ssh.missing",
                    Quoted.of(host.name()) + " has roles, and no `ssh` to log in by",
                    place)
                .next("add `ssh: {user: …, hostKey: ssh-ed25519 …}`, or take the roles away"));
      }
      if (!host.roles().isEmpty() && host.osFamily() == null) {
        problems.add(
            Diagnostic.error(
                    "os.missing",
                    Quoted.of(host.name()) + " has roles, and does not say its operating system",
                    place)
                .next("add, such as, `os: {family: debian}`"));
      }
    }
    return problems;
  }

  private static String reason(Server server) {
    if (!server.roles().isEmpty()) {
      return "roles";
    }
    return server.users().isEmpty() ? "disks" : "users";
  }
}
