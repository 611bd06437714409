package io.github.proxmoxctl.plan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What turns a change into API calls, and so belongs to what was reviewed.
 *
 * @param tool {@code terraform 1.11.4}
 * @param module digest of the static module
 * @param providerLock digest of the repo's provider lock file, null while there is none
 */
public record Pins(String tool, String module, @Nullable String providerLock) {

  public Digest digest() {
    return Digest.of(Arrays.asList("pins", tool, module, providerLock));
  }
}
