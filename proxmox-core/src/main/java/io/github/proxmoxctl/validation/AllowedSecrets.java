package io.github.proxmoxctl.validation;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Secrets of roles are kept where the stack allows it. */
final class AllowedSecrets implements Rule {

  private static final String VARIABLES = "env:";

  @Override
  public List<Diagnostic> check(DesiredState state) {
    Map<String, Stack> stacks = state.stacksByName();
    var problems = new ArrayList<Diagnostic>();
    for (RoleHolder holder : RoleHolder.all(state)) {
      Stack stack = stacks.get(holder.stack());
      if (stack == null || stack.allowed().secretPrefixes().isEmpty()) {
        continue;
      }
      var limit = new Limit(stack, "secretPrefixes", stack.allowed().secretPrefixes());
      for (RoleUse use : holder.roles()) {
        use.secrets()
            .forEach(
                (name, reference) -> {
                  if (stack.allowed().secretPrefixes().stream()
                      .noneMatch(prefix -> isBelow(reference, prefix))) {
                    String path = "roles." + use.role() + ".secrets." + name;
                    problems.add(limit.exceeded("secret " + reference, holder.origins().of(path)));
                  }
                });
      }
    }
    return problems;
  }

  private static boolean isBelow(SecretReference reference, String prefix) {
    if (reference instanceof SecretReference.Environment variable) {
      return (VARIABLES + variable.name()).startsWith(prefix);
    }
    if (reference instanceof SecretReference.File file) {
      return isPathBelow(file.path(), prefix);
    }
    SecretReference.Vault vault = (SecretReference.Vault) reference;
    return isPathBelow(vault.mount() + "/" + vault.path(), prefix);
  }

  // whole parts: secret/shop is not where secret/shopping begins
  private static boolean isPathBelow(String path, String prefix) {
    String folder = prefix.endsWith("/") ? prefix : prefix + "/";
    return !(path + "/").contains("/../") && (path + "/").startsWith(folder);
  }
}
