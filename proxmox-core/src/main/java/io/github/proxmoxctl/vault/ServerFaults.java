package io.github.proxmoxctl.vault;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.VaultSettings.Auth;
import java.nio.file.Path;

/** What goes wrong with Vault as a whole, in our words: its own may hold values of secrets. */
final class ServerFaults {

  private ServerFaults() {}

  static DiagnosticException unreachable(String address, String why) {
    return DiagnosticException.error(
        fault("unreachable", "Vault at " + address + " does not answer")
            .because(Quoted.visible(why))
            .next(
                "check `secrets.vault.address` in proxmox.yaml, and that it can be reached from here"
                    + " (VPN, firewall)"));
  }

  static DiagnosticException certificate(String address, String why) {
    return DiagnosticException.error(
        fault("certificate", "the certificate of Vault at " + address + " is not trusted")
            .because(Quoted.visible(why))
            .next(
                "give the authority that signed it in `secrets.vault.caFile`, and name the address as"
                    + " the certificate does"));
  }

  static DiagnosticException caFile(Path file, String why) {
    return DiagnosticException.error(
        fault("certificate", "the certificates that Vault is known by cannot be read: " + file)
            .because(why)
            .next("`secrets.vault.caFile` is a file of one or more certificates in PEM form"));
  }

  static DiagnosticException settings(String address) {
    return DiagnosticException.error(
        fault("settings", "Vault at " + address + " cannot be asked with these settings")
            .next("check `secrets.vault` in proxmox.yaml"));
  }

  static DiagnosticException sealed(String address) {
    return DiagnosticException.error(
        fault("sealed", "Vault at " + address + " is sealed")
            .because("it cannot read its own storage until it is unsealed")
            .next("have it unsealed (`vault operator unseal`), then run again"));
  }

  static DiagnosticException unavailable(String address, int status, int attempts) {
    return DiagnosticException.error(
        fault("unavailable", "Vault at " + address + " cannot answer now")
            .because("it answered " + status + (attempts == 1 ? "" : ", " + attempts + " times"))
            .next(
                status == 429
                    ? "its rate limit is reached: run again later, or have the quota raised"
                    : "see `vault status` and Vault's log, then run again"));
  }

  static DiagnosticException answer(String address) {
    return DiagnosticException.error(
        fault("answer", "what answers at " + address + " is not Vault")
            .because("the answer does not have Vault's form: a proxy or another service gave it")
            .next("check `secrets.vault.address` in proxmox.yaml"));
  }

  static DiagnosticException refused(String address, String path, int status) {
    return DiagnosticException.error(
        fault("refused", "Vault at " + address + " answered " + status + " to " + path)
            .because(
                status >= 300 && status < 400
                    ? "it sends us elsewhere, and we do not follow without TLS"
                    : "a read is not answered so")
            .next("check `secrets.vault.address` in proxmox.yaml, and see Vault's log"));
  }

  static DiagnosticException namespace(String address) {
    return DiagnosticException.error(
        fault("namespace", "Vault at " + address + " does not have the namespace")
            .next("correct `secrets.vault.namespace` in proxmox.yaml, or leave it out"));
  }

  static DiagnosticException token(String address, String identity, String why) {
    return DiagnosticException.error(
        fault("token", "Vault at " + address + " does not accept the token of " + identity)
            .because(why)
            .next("make a new token (`vault token create`) and give it by " + identity));
  }

  static DiagnosticException login(String address, Auth.AppRole role, int status) {
    String where = "auth/" + role.mount();
    return DiagnosticException.error(
        fault("login", "Vault at " + address + " refuses the login by AppRole at " + where)
            .because(
                status == 400
                    ? "role id and secret id do not belong together, or the secret id is expired or"
                        + " used up"
                    : "it answered "
                        + status
                        + ": there is no AppRole at "
                        + where
                        + ", or it may not be used from here")
            .next(
                "make a new secret id (`vault write -f "
                    + where
                    + "/role/<name>/secret-id`) and give it by "
                    + role.secretId()
                    + "; it is tried once a run"));
  }

  static DiagnosticException interrupted(String address) {
    return new DiagnosticException(
        Outcome.INTERRUPTED,
        Diagnostic.error("secret.vault.interrupted", "stopped while waiting for " + address, null));
  }

  private static Diagnostic fault(String code, String summary) {
    return Diagnostic.error("secret.vault." + code, summary, null);
  }
}
