package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.generation.GeneratedFiles;
import io.github.proxmoxctl.generation.RootInputs;
import io.github.proxmoxctl.state.RootName;
import java.util.List;

/**
 * One root module's share of a run.
 *
 * @param members its servers as the ledger will hold them
 * @param hash of what is generated from the repo and the ledger alone, moves left out
 * @param files what Terraform gets, with live nodes and adoptions
 */
record RootScope(
    String stack, String root, List<RootInputs.Member> members, String hash, GeneratedFiles files) {

  RootName rootName() {
    return new RootName(stack, root);
  }

  /** {@code shop/r01}. */
  String name() {
    return stack + "/" + root;
  }
}
