package io.github.proxmoxctl.vault;

import io.github.jopenlibs.vault.Vault;
import io.github.jopenlibs.vault.VaultException;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Asks Vault by the driver. The driver's exceptions hold whole answers, and so values of secrets:
 * none leaves this package, and none is ever a cause.
 *
 * <p>A Vault that is sealed, away or does not let us in stays so for the run: it is asked no second
 * time, since repeated logins lock an identity out.
 */
final class Connection {

  private final Clients clients;
  private final Login login;
  private final Timeouts timeouts;
  private @Nullable Vault driver;
  private @Nullable DiagnosticException verdict;
  private boolean isClosed;

  Connection(Clients clients, Login login, Timeouts timeouts) {
    this.clients = clients;
    this.login = login;
    this.timeouts = timeouts;
  }

  String address() {
    return clients.base();
  }

  /** Where the token comes from, for messages. */
  String identity() {
    return login.toString();
  }

  /**
   * What Vault says to a read with our token; {@code 412}, {@code 429} and {@code 5xx} are tried
   * again.
   *
   * @param path below {@code /v1/}, checked by {@link KvPath}
   */
  Answer get(String path) {
    if (isClosed) {
      throw new IllegalStateException("closed before " + path + " was read");
    }
    if (verdict != null) {
      throw verdict;
    }
    try {
      return get(driver(), path);
    } catch (DiagnosticException e) {
      verdict = e;
      throw e;
    }
  }

  private Vault driver() {
    if (driver == null) {
      driver = clients.with(login.token(clients));
    }
    return driver;
  }

  private Answer get(Vault vault, String path) {
    for (int attempt = 1; ; attempt++) {
      Answer answer = once(vault, path);
      if (!answer.isPassing()) {
        return answer;
      }
      if (attempt == timeouts.attempts()) {
        throw refusal(answer);
      }
      pause(attempt);
    }
  }

  private Answer once(Vault vault, String path) {
    try {
      return Answer.of(vault.logical().read(path).getRestResponse());
    } catch (VaultException e) {
      if (e.getHttpStatusCode() == 0) {
        throw Failures.problem(address(), e);
      }
      return Answer.of(e);
    }
  }

  private DiagnosticException refusal(Answer answer) {
    return answer.isSealed()
        ? ServerFaults.sealed(address())
        : ServerFaults.unavailable(address(), answer.status(), timeouts.attempts());
  }

  private void pause(int attempt) {
    long ceiling = timeouts.pause().toMillis() << Math.min(attempt - 1, 8);
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(ceiling / 2, ceiling + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ServerFaults.interrupted(address());
    }
  }

  /** Gives a token back that was made for this run. */
  void close() {
    Vault last = driver;
    driver = null;
    isClosed = true;
    if (last != null && login.isOurs()) {
      try {
        last.auth().revokeSelf();
      } catch (VaultException e) {
        // it expires by itself
      }
    }
  }
}
