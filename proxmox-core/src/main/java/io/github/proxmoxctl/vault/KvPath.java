package io.github.proxmoxctl.vault;

import io.github.proxmoxctl.model.SecretReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A secret of a KV store, version 2: all its keys together are read with one request.
 *
 * @param mount where the store is mounted
 * @param path within the mount
 * @param version null for the newest
 */
record KvPath(String mount, String path, @Nullable Integer version) {

  /** The driver writes a path into the URL as it is, so that nothing else may stand in it. */
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*");

  static KvPath of(SecretReference.Vault reference) {
    boolean isFit =
        FORM.matcher(reference.mount()).matches()
            && FORM.matcher(reference.path()).matches()
            && (reference.version() == null || reference.version() > 0);
    if (!isFit) {
      throw SecretFaults.path(reference);
    }
    return new KvPath(reference.mount(), reference.path(), reference.version());
  }

  /** Where the values are. */
  String data() {
    return mount + "/data/" + path + (version == null ? "" : "?version=" + version);
  }

  /** Where the versions are listed, without a value. */
  String metadata() {
    return mount + "/metadata/" + path;
  }

  /** Where Vault tells of what kind the mount is. */
  String mountDescription() {
    return "sys/internal/ui/mounts/" + mount;
  }

  /** {@code secret/proxmox}, as in a reference. */
  @Override
  public String toString() {
    return mount + "/" + path;
  }
}
