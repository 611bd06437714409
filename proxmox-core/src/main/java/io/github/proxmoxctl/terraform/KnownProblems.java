package io.github.proxmoxctl.terraform;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Severity;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What Terraform, its provider (bpg/proxmox 0.112) and Go's network code say, as diagnostics with a
 * code and a way forward. Their own words stay in the detail. The first rule that matches wins, so
 * the narrow ones stand above.
 */
final class KnownProblems {

  /**
   * @param where found anywhere in the text
   * @param summary what it means; null: their summary says it
   */
  private record Rule(String code, Pattern where, String summary, String remedy) {}

  private static final List<Rule> RULES =
      List.of(
          rule(
              "cluster.certificate",
              "x509: certificate is valid for|x509: cannot validate certificate for"
                  + "|x509: certificate is not valid for any names",
              "the cluster's certificate is for another name",
              "use an endpoint name that the certificate has, or renew the certificate"),
          rule(
              "cluster.certificate",
              "x509: certificate has expired",
              "the cluster's certificate is out of date",
              "renew it (pvecm updatecerts), and check the clocks"),
          rule(
              "cluster.certificate",
              "x509: certificate signed by unknown authority|tls: failed to verify|x509:",
              "the cluster's certificate is signed by an authority that is not trusted",
              "set the cluster's caFile to its CA: /etc/pve/pve-root-ca.pem of any node"),
          rule(
              "cluster.certificate",
              "http: server gave HTTP response to HTTPS client|tls: |remote error: tls",
              "the cluster's endpoint does not speak TLS as it should",
              "check the endpoint's port (8006) and what listens there"),
          rule(
              "cluster.token",
              "the API token must be in the format",
              "the cluster's token is not in the form user@realm!id=secret",
              "correct the variable or file that the token's reference names"),
          rule(
              "cluster.token",
              "received an HTTP 401 response",
              "the cluster refused the token",
              "check that the token exists, has not expired and that its secret is right"),
          rule(
              "cluster.permission",
              "received an HTTP 403 response|Permission check failed",
              "the token may not do that",
              "give the token's role the privilege that is named, with privilege separation in mind"),
          rule(
              "state.unreachable",
              "(?s)(?:Error acquiring the state lock|refreshing state|upload state|get state)"
                  + ".*connection refused",
              "Terraform could not reach the state backend within this process",
              "run the command again; a state that could not be saved is taken in first"),
          rule(
              "state.locked",
              "Error acquiring the state lock|state already locked",
              "the state is locked",
              "wait for the other run, or see who holds it: proxmoxctl state"),
          rule(
              "cluster.unreachable",
              "dial tcp|no such host|connection refused|connection reset by peer|i/o timeout"
                  + "|no route to host|network is unreachable|Client.Timeout|TLS handshake timeout"
                  + "|context deadline exceeded",
              "the cluster does not answer",
              "check the cluster's endpoints, its pveproxy and the network in between"),
          rule(
              "disk.full",
              "no space left on device",
              "a disk is full",
              "free space where the detail says, then run the command again"),
          rule(
              "disk.readonly",
              "read-only file system",
              "a file system is read-only",
              "make it writable, or work in another folder"),
          rule(
              "terraform.lockfile",
              "Inconsistent dependency lock file|dependency lock file|Provider dependency changes"
                  + "|checksums? .*(?:match|previously recorded)",
              "the provider lock file does not fit the provider that is installed",
              "delete the provider lock file and run plan, then review and commit the new one"),
          rule(
              "terraform.provider",
              "Failed to query available provider packages|Failed to install provider"
                  + "|Required plugins are not installed|provider .* was not found",
              "the provider bpg/proxmox could not be had",
              "run tools/setup, or name a folder that holds it in PROXMOXCTL_PROVIDER_MIRROR"),
          rule(
              "terraform.stale",
              "Saved plan is stale",
              "the state changed after the plan was made",
              "plan again"),
          rule(
              "cluster.datastore",
              "storage '[^']+' does not exist|storage '[^']+' is not available on node",
              "a datastore is not there",
              "correct the datastore in the YAML; `pvesm status` on the node lists what it has"),
          rule(
              "firewall.existing",
              "Existing rules detected",
              "firewall rules are there that Terraform did not make, such as a template's",
              "plan and apply again: they are taken over and made as declared"),
          rule(
              "cluster.exists",
              "already exists",
              "something is in the cluster already that was to be created",
              "adopt it, remove it, or give the server another id"),
          rule(
              "cluster.busy",
              "is locked \\(|can't lock file|got timeout|trying to acquire lock",
              "Proxmox holds a lock on the guest or its storage",
              "wait for the task that holds it, then run the command again; it goes on from here"),
          rule(
              "cluster.protected",
              "protection mode enabled",
              "the guest is protected in Proxmox",
              "take the protection off in the YAML, apply that, and only then remove it"));

  private KnownProblems() {}

  private static Rule rule(String code, String where, String summary, String remedy) {
    return new Rule(code, Pattern.compile(where), summary, remedy);
  }

  /**
   * @param phase {@code terraform.init}, {@code terraform.plan} or {@code terraform.apply}: the
   *     code of what no rule knows
   */
  static TerraformProblem translate(TerraformEvent.Report report, String phase) {
    var address = report.address();
    var server = address == null ? null : ResourceAddress.serverOf(address);
    return new TerraformProblem(address, server, diagnostic(report, phase, server));
  }

  private static Diagnostic diagnostic(
      TerraformEvent.Report report,
      String phase,
      @org.jspecify.annotations.Nullable String server) {
    var words = report.summary() + (report.detail().isEmpty() ? "" : "\n" + report.detail());
    var severity = report.isError() ? Severity.ERROR : Severity.WARNING;
    var whose = server == null ? "" : server + ": ";
    return RULES.stream()
        .filter(rule -> report.isError() && rule.where().matcher(words).find())
        .findFirst()
        .map(
            rule ->
                new Diagnostic(
                    severity,
                    rule.code(),
                    whose + rule.summary(),
                    null,
                    words,
                    rule.remedy(),
                    List.of()))
        .orElseGet(
            () ->
                new Diagnostic(
                    severity,
                    phase,
                    whose + report.summary(),
                    null,
                    report.detail().isEmpty() ? null : report.detail(),
                    null,
                    List.of()));
  }
}
