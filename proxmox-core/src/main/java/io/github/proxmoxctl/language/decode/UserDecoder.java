package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.model.User;

/** A person's account on one server. */
final class UserDecoder {

  private static final String DEFAULT_SHELL = "/bin/bash";

  private UserDecoder() {}

  static User user(Node item) {
    var user = new Fields((MapNode) item);
    return new User(
        user.text("name"),
        user.texts("sshKeys"),
        user.texts("groups"),
        user.text("shell", DEFAULT_SHELL),
        user.flag("sudo", false),
        user.text("state", "present").equals("absent"));
  }
}
