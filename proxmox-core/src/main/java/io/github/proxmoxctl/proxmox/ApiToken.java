package io.github.proxmoxctl.proxmox;

import io.github.proxmoxctl.secret.Secret;
import java.util.regex.Pattern;

/** The header that a token is sent in. */
final class ApiToken {

  private static final Pattern FORM =
      Pattern.compile("[^@\\s=]+@[^!\\s=]+![A-Za-z0-9._-]+=[\\x21-\\x7E]+");

  private ApiToken() {}

  static String header(String cluster, Secret token) {
    if (!FORM.matcher(token.reveal()).matches()) {
      throw ClusterProblems.token(cluster, "what is given has another form");
    }
    return "PVEAPIToken=" + token.reveal();
  }
}
