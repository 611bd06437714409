package io.github.proxmoxctl.git;

import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/**
 * Gives a forge's token to the remote's own host and to no other, and only under TLS (or on the
 * loopback): a server that redirects must not be handed it.
 */
final class TokenCredentials extends CredentialsProvider {

  private static final String TOKEN_USER = "x-access-token";
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

  private final URIish remote;
  private final GitCredentials credentials;

  TokenCredentials(URIish remote, GitCredentials credentials) {
    this.remote = remote;
    this.credentials = credentials;
  }

  @Override
  public boolean isInteractive() {
    return false;
  }

  @Override
  public boolean supports(CredentialItem... items) {
    for (CredentialItem item : items) {
      if (!(item instanceof CredentialItem.Username || item instanceof CredentialItem.Password)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean get(URIish uri, CredentialItem... items) {
    if (!supports(items) || !mayKnow(uri)) {
      return false;
    }
    Optional<String> token = credentials.httpsToken().get();
    if (token.isEmpty()) {
      return false;
    }
    for (CredentialItem item : items) {
      if (item instanceof CredentialItem.Username user) {
        user.setValue(TOKEN_USER);
      } else if (item instanceof CredentialItem.Password password) {
        password.setValue(token.get().toCharArray());
      }
    }
    return true;
  }

  private boolean mayKnow(URIish asking) {
    String host = asking.getHost();
    return host != null
        && host.equalsIgnoreCase(remote.getHost())
        && asking.getPort() == remote.getPort()
        && ("https".equals(asking.getScheme()) || LOOPBACK.contains(host));
  }
}
