package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.language.tree.ListNode;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.ScalarNode;
import io.github.proxmoxctl.model.RoleSpecification;
import io.github.proxmoxctl.model.RoleSpecification.Argument;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Ansible's {@code argument_specs}, as far as we check variables by it. What cannot be understood
 * demands nothing: Ansible itself checks again.
 */
public final class SpecificationDecoder {

  /** Ansible takes YAML 1.1's spellings. */
  private static final Set<String> TRUE = Set.of("true", "yes", "on");

  private SpecificationDecoder() {}

  /** The variables of the entry point {@code main}; empty when there is none. */
  public static Optional<RoleSpecification> decode(String role, boolean isOurs, MapNode file) {
    return Optional.ofNullable(file.map("argument_specs"))
        .flatMap(specifications -> Optional.ofNullable(specifications.map("main")))
        .map(main -> new RoleSpecification(role, isOurs, options(main)));
  }

  private static SortedMap<String, Argument> options(MapNode of) {
    SortedMap<String, Argument> options = new TreeMap<>();
    MapNode map = of.map("options");
    if (map != null) {
      for (String name : map.keys()) {
        MapNode argument = map.map(name);
        options.put(name, argument == null ? Argument.ofType("raw") : argument(argument));
      }
    }
    return options;
  }

  private static Argument argument(MapNode argument) {
    return new Argument(
        Optional.ofNullable(argument.text("type")).orElse("str"),
        argument.text("elements"),
        choices(argument),
        isTrue(argument.text("required")) && argument.get("default") == null,
        isTrue(argument.text("no_log")),
        options(argument));
  }

  private static List<String> choices(MapNode argument) {
    return argument.get("choices") instanceof ListNode list
        ? list.items().stream()
            .filter(ScalarNode.class::isInstance)
            .map(item -> ((ScalarNode) item).text())
            .toList()
        : List.of();
  }

  private static boolean isTrue(@Nullable String text) {
    return text != null && TRUE.contains(text.toLowerCase(Locale.ROOT));
  }
}
