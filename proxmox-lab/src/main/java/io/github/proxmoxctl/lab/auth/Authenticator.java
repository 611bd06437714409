package io.github.proxmoxctl.lab.auth;

import io.github.proxmoxctl.lab.refusal.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out who calls, by API token or by ticket. */
public final class Authenticator {
  private static final Pattern TOKEN = Pattern.compile("PVEAPIToken=([^!]+)!([^=]+)=(.+)");
  private static final Pattern COOKIE = Pattern.compile("(?:^|;\\s*)PVEAuthCookie=([^;]+)");

  private final Map<Role, String> secrets;
  private final Tickets tickets;

  /**
   * An authenticator for the lab's users.
   *
   * @param secrets each role's token secret, which is its user's password as well
   * @param key signs tickets
   */
  public Authenticator(Map<Role, String> secrets, byte[] key, Clock clock) {
    this.secrets = new EnumMap<>(secrets);
    this.tickets = new Tickets(key, clock);
  }

  /**
   * The caller of a request.
   *
   * @param authorization the header of that name
   * @param cookie the header of that name
   * @param csrfToken the header {@code CSRFPreventionToken}
   * @param writes whether the request changes anything
   * @throws Refusal with status 401 if the caller is nobody
   */
  public Identity authenticate(
      @Nullable String authorization,
      @Nullable String cookie,
      @Nullable String csrfToken,
      boolean writes) {
    if (authorization != null && authorization.startsWith("PVEAPIToken")) {
      return byToken(authorization);
    }
    Matcher found = COOKIE.matcher(cookie == null ? "" : cookie);
    if (!found.find()) {
      throw Refusal.of(401, "No ticket");
    }
    String ticket = URLDecoder.decode(found.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
    Role role =
        tickets
            .user(ticket)
            .flatMap(Authenticator::roleOf)
            .orElseThrow(() -> Refusal.of(401, "permission denied - invalid PVE ticket"));
    if (writes && !tickets.isCsrfTokenOf(csrfToken == null ? "" : csrfToken, role.user())) {
      throw Refusal.of(401, "Permission denied - invalid csrf token");
    }
    return new Identity(role.user(), role.privileges());
  }

  /** A session for a user with its password. */
  public Session login(String user, String password) {
    Role role =
        roleOf(user)
            .filter(known -> same(secrets.getOrDefault(known, ""), password))
            .orElseThrow(() -> Refusal.of(401, "authentication failure"));
    return new Session(role.user(), tickets.issue(role.user()), tickets.csrfToken(role.user()));
  }

  /**
   * A login's result.
   *
   * @param csrfToken goes with every writing request
   */
  public record Session(String user, String ticket, String csrfToken) {}

  private Identity byToken(String authorization) {
    Matcher token = TOKEN.matcher(authorization);
    if (!token.matches()) {
      throw Refusal.of(401, "permission denied - invalid PVE API token format");
    }
    Role role =
        roleOf(token.group(1))
            .orElseThrow(() -> Refusal.of(401, "no such user ('" + token.group(1) + "')"));
    if (!role.token().equals(token.group(2))) {
      throw Refusal.of(
          401, "no such token '" + token.group(2) + "' for user '" + role.user() + "'");
    }
    if (!same(secrets.getOrDefault(role, ""), token.group(3))) {
      throw Refusal.of(401, "invalid token value!");
    }
    return new Identity(role.user() + "!" + role.token(), role.privileges());
  }

  private static Optional<Role> roleOf(String user) {
    for (Role role : Role.values()) {
      if (role.user().equals(user)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  /** An empty secret never matches: a role without one cannot log in. */
  private static boolean same(String expected, String given) {
    return !expected.isEmpty()
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
