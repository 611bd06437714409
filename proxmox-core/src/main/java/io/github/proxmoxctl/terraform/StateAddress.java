package io.github.proxmoxctl.terraform;

import io.github.proxmoxctl.secret.Secret;
import java.net.URI;

/** Where the state of a root is read, written and locked: an address of the in-process backend. */
public record StateAddress(URI address, String user, Secret password) {}
