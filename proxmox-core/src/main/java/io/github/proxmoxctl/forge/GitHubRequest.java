package io.github.proxmoxctl.forge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A request as a value.
 *
 * @param path below the API's base URL, with its query
 * @param body null for none
 * @param aim what it is to do, for messages: {@code set the status of commit 3f9c2e1}
 */
record GitHubRequest(String method, String path, @Nullable ObjectNode body, String aim) {

  static GitHubRequest get(String path, String aim) {
    return new GitHubRequest("GET", path, null, aim);
  }
}
