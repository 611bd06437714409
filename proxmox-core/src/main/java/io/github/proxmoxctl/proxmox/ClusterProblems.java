package io.github.proxmoxctl.proxmox;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;

/** What goes wrong with a cluster, in words for a person. */
final class ClusterProblems {

  private static final int LONGEST_QUOTE = 500;

  private ClusterProblems() {}

  static DiagnosticException unreachable(String cluster, String what) {
    return DiagnosticException.error(
        Diagnostic.error("cluster.unreachable", "cluster " + cluster + " does not answer", null)
            .because(what)
            .next(
                "check that an endpoint of the cluster's document is right and can be reached from"
                    + " here (VPN, firewall, port 8006), and that a node is up"));
  }

  static DiagnosticException certificate(String cluster, String endpoint, String why) {
    return DiagnosticException.error(
        Diagnostic.error(
                "cluster.certificate",
                "the certificate of " + endpoint + " (cluster " + cluster + ") is not trusted",
                null)
            .because(why)
            .next(
                "give the certificate authority of the cluster in `caFile` (on a node:"
                    + " /etc/pve/pve-root-ca.pem), and name the endpoint as the certificate does"));
  }

  static DiagnosticException caFile(String cluster, String file, String why) {
    return DiagnosticException.error(
        Diagnostic.error(
                "cluster.certificate",
                "the certificates that cluster " + cluster + " trusts cannot be read from " + file,
                null)
            .because(why)
            .next("`caFile` is a file of one or more certificates in PEM form, without a key"));
  }

  static DiagnosticException token(String cluster, String why) {
    return DiagnosticException.error(
        Diagnostic.error("cluster.token", "cluster " + cluster + " does not accept the token", null)
            .because(why)
            .next(
                "the token is `user@realm!id=secret`: check that it exists (`pveum user token list"
                    + " <user>`), has not expired, and that its secret is the one given"));
  }

  static DiagnosticException permission(String cluster, String request, String why) {
    return DiagnosticException.error(
        Diagnostic.error(
                "cluster.permission",
                "the token may not "
                    + (request.startsWith("GET ") ? "read " : "do ")
                    + request
                    + " on cluster "
                    + cluster,
                null)
            .because(why)
            .next(
                "give the token (and, unless privilege separation is off, its user) the privilege"
                    + " that Proxmox names: role PVEAuditor on / is enough to plan"));
  }

  static DiagnosticException agentPermission(String cluster, String request, String privilege) {
    return DiagnosticException.error(
        Diagnostic.error(
                "cluster.permission",
                "the token may not ask the guest agent on cluster " + cluster,
                null)
            .because(request)
            .next(
                "give the apply token (and, unless privilege separation is off, its user) the"
                    + " privilege "
                    + privilege
                    + " on /vms, or let host keys be learned at first contact"
                    + " (`ssh.hostKeys: firstContact` in proxmox.yaml)"));
  }

  static DiagnosticException refused(String cluster, String request, int status, String why) {
    return DiagnosticException.error(
        Diagnostic.error(
                "cluster.refused",
                "cluster " + cluster + " answered " + status + " to " + request,
                null)
            .because("Proxmox said: " + why)
            .next("see the node's log (`journalctl -u pveproxy -u pvedaemon`), then run again"));
  }

  static DiagnosticException answer(String request, String why) {
    return DiagnosticException.error(
        Diagnostic.error(
                "cluster.answer", "the answer to " + request + " is not what Proxmox VE says", null)
            .because(why)
            .next(
                "check that the endpoint is Proxmox VE's own API, not a proxy or another service"));
  }

  /** What a server wrote, short and on one line: it may be anything. */
  static String quoted(String text) {
    String clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    return clean.length() <= LONGEST_QUOTE ? clean : clean.substring(0, LONGEST_QUOTE) + "…";
  }
}
