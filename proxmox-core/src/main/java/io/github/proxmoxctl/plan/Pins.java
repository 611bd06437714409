package io.github.proxmoxctl.plan;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What turns a change into API calls, and so belongs to what was reviewed.
 *
 * @param tool {@code terraform 1.11.4}
 * @param module digest of the static module
 * @param providerLock digest of the repo's provider lock file, null while there is none
 */
public record Pins(String tool, String module, @Nullable String providerLock) {

  /**
   * What stands for all that a root is made from: its generated files, and what turns them into API
   * calls. The ledger keeps it, and where it is the same again nothing new can be planned.
   *
   * @param files the hash of the generated files
   */
  public String inputs(String files) {
    return Digest.of(List.of("inputs", files, digest())).hex();
  }

  public Digest digest() {
    return Digest.of(Arrays.asList("pins", tool, module, providerLock));
  }
}
