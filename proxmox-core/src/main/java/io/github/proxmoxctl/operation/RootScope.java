package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.generation.GeneratedFiles;
import io.github.proxmoxctl.generation.RootInputs;
import io.github.proxmoxctl.model.Origins;
import io.github.proxmoxctl.plan.ObjectKind;
import io.github.proxmoxctl.state.RootName;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One root module's share of a run.
 *
 * @param cluster where it lives
 * @param members its servers as the ledger will hold them; none in a root of another kind
 * @param objects where its objects that are no servers are declared, by kind and name
 * @param isEmpty whether nothing is wanted there any more
 * @param hash of what is generated from the repo and the ledger alone, moves left out
 * @param files what Terraform gets, with live nodes and adoptions
 * @param rebuilt its servers that exist and are made anew from another image
 */
record RootScope(
    String stack,
    String root,
    String cluster,
    List<RootInputs.Member> members,
    Map<ObjectKind, Map<String, Origins>> objects,
    boolean isEmpty,
    String hash,
    GeneratedFiles files,
    Set<String> rebuilt) {

  /** Where nothing is made anew. */
  RootScope(
      String stack,
      String root,
      String cluster,
      List<RootInputs.Member> members,
      Map<ObjectKind, Map<String, Origins>> objects,
      boolean isEmpty,
      String hash,
      GeneratedFiles files) {
    this(stack, root, cluster, members, objects, isEmpty, hash, files, Set.of());
  }

  RootScope {
    rebuilt = Set.copyOf(rebuilt);
    members = List.copyOf(members);
    objects = Map.copyOf(objects);
  }

  RootKind kind() {
    return RootKind.of(rootName());
  }

  /** The same root with something that is declared no longer. */
  RootScope keeping(GeneratedFiles others) {
    return new RootScope(stack, root, cluster, members, objects, false, others.hash(), others);
  }

  RootName rootName() {
    return new RootName(stack, root);
  }

  /** {@code shop/r01}. */
  String name() {
    return stack + "/" + root;
  }
}
