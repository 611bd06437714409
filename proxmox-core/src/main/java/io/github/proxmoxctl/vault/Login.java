package io.github.proxmoxctl.vault;

import io.github.jopenlibs.vault.VaultException;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.VaultSettings.Auth;
import io.github.proxmoxctl.secret.Redactor;
import io.github.proxmoxctl.secret.Secret;
import io.github.proxmoxctl.secret.SecretStore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who we are to Vault. A login is tried once: a secret id may be good for one use only. */
final class Login {

  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

  private final Auth auth;
  private final SecretStore local;
  private final Redactor redactor;

  /**
   * @param local where the token or the secret id is kept: it masks what it gives
   */
  Login(Auth auth, SecretStore local, Redactor redactor) {
    this.auth = auth;
    this.local = local;
    this.redactor = redactor;
  }

  /** Whether the token is made by the login, so that it is ours to revoke. */
  boolean isOurs() {
    return auth instanceof Auth.AppRole;
  }

  Secret token(Clients clients) {
    Secret token =
        auth instanceof Auth.AppRole role
            ? byRole(role, clients)
            : local.read(((Auth.Token) auth).token());
    if (!TOKEN.matcher(token.reveal()).matches()) {
      throw ServerFaults.token(clients.base(), toString(), "what is given has another form");
    }
    redactor.register(token);
    return token;
  }

  private static Secret made(@Nullable String token, String address) {
    if (token == null) {
      throw ServerFaults.answer(address);
    }
    return Secret.of(token);
  }

  private Secret byRole(Auth.AppRole role, Clients clients) {
    String address = clients.base();
    Secret secretId = local.read(role.secretId());
    try {
      return made(
          clients
              .with(null)
              .auth()
              .loginByAppRole(role.mount(), role.roleId(), secretId.reveal())
              .getAuthClientToken(),
          address);
    } catch (VaultException e) {
      if (e.getHttpStatusCode() == 0) {
        throw Failures.problem(address, e);
      }
      throw refusal(address, role, Answer.of(e));
    }
  }

  private static DiagnosticException refusal(String address, Auth.AppRole role, Answer answer) {
    if (answer.isSealed()) {
      return ServerFaults.sealed(address);
    }
    if (answer.says("namespace not found")) {
      return ServerFaults.namespace(address);
    }
    return answer.isPassing()
        ? ServerFaults.unavailable(address, answer.status(), 1)
        : ServerFaults.login(address, role, answer.status());
  }

  /** {@code {env: VAULT_TOKEN}} or {@code the AppRole of {env: SECRET_ID}}. */
  @Override
  public String toString() {
    SecretReference named =
        auth instanceof Auth.AppRole role ? role.secretId() : ((Auth.Token) auth).token();
    return (isOurs() ? "the AppRole of " : "") + named;
  }
}
