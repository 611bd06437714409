package io.github.proxmoxctl.language;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.language.decode.SpecificationDecoder;
import io.github.proxmoxctl.language.tree.FileText;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Reading;
import io.github.proxmoxctl.language.tree.StrictReader;
import io.github.proxmoxctl.model.BuiltInRoles;
import io.github.proxmoxctl.model.EffectiveRoles;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.RoleSpecification;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads what the Ansible roles in use say of their variables: an own role's in the infrastructure
 * repo ({@code ansible/roles/<role>/meta/argument_specs.yml}), a built-in one's from the jar.
 */
final class RoleSpecifications {

  private static final String PACKED = "/io/github/proxmoxctl/ansible/content/";
  private static final String FILE = "/meta/argument_specs.yml";
  private static final String ROLES = "roles/";

  private final Path root;
  private final StrictReader reader = new StrictReader();
  private final List<Diagnostic> problems = new ArrayList<>();

  RoleSpecifications(Path root) {
    this.root = root;
  }

  /** Those of all roles that a host has or that a document declares, by Ansible role. */
  Map<String, RoleSpecification> of(
      List<Role> roles, List<Server> servers, List<ExternalHost> hosts) {
    Map<String, Role> known = new HashMap<>(BuiltInRoles.byName());
    roles.forEach(role -> known.putIfAbsent(role.name(), role));
    Set<String> inUse = new TreeSet<>();
    roles.forEach(role -> inUse.add(role.name()));
    Stream.concat(
            servers.stream().filter(Server::isConfigured).map(Server::roles),
            hosts.stream().map(ExternalHost::roles).filter(uses -> !uses.isEmpty()))
        .distinct()
        .forEach(uses -> inUse.addAll(names(known, uses)));
    Map<String, RoleSpecification> specifications = new HashMap<>();
    for (String name : inUse) {
      Role role = known.get(name);
      for (String ansible : role == null ? List.<String>of() : role.ansible()) {
        read(ansible).ifPresent(found -> specifications.put(ansible, found));
      }
    }
    return specifications;
  }

  /** What is wrong with the files that were read. */
  List<Diagnostic> problems() {
    return List.copyOf(problems);
  }

  private static List<String> names(Map<String, Role> known, List<RoleUse> uses) {
    return EffectiveRoles.of(known, uses).stream().map(Role::name).toList();
  }

  private Optional<RoleSpecification> read(String ansible) {
    String file = "ansible/" + ROLES + ansible + FILE;
    Path own = root.resolve(file);
    if (Files.isRegularFile(own)) {
      return text(own, file).flatMap(text -> decode(ansible, false, file, text));
    }
    return packed(ansible).flatMap(text -> decode(ansible, true, file, text));
  }

  private Optional<String> text(Path path, String file) {
    Optional<Diagnostic> outside = SourceFiles.outside(root, file, path);
    FileText text =
        outside
            .map(problem -> new FileText("", problem))
            .orElseGet(() -> Contents.of(file, path).text());
    if (text.problem() == null) {
      return Optional.of(text.text());
    }
    problems.add(text.problem());
    return Optional.empty();
  }

  private static Optional<String> packed(String ansible) {
    String resource = PACKED + ROLES + ansible + FILE;
    try (InputStream stream = RoleSpecifications.class.getResourceAsStream(resource)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<RoleSpecification> decode(
      String ansible, boolean isOurs, String file, String text) {
    // Ansible's own YAML: what our language refuses is no mistake in it
    Reading reading = reader.read(file, text);
    if (reading.isComplete()
        && reading.documents().size() == 1
        && reading.documents().get(0).root() instanceof MapNode map) {
      return SpecificationDecoder.decode(ansible, isOurs, map);
    }
    problems.add(
        Diagnostic.error(
                "role.specification",
                "the specification of the Ansible role's variables cannot be read",
                reading.diagnostics().isEmpty()
                    ? Location.ofFile(file)
                    : reading.diagnostics().get(0).location())
            .because(
                reading.diagnostics().isEmpty()
                    ? "it is no mapping"
                    : reading.diagnostics().get(0).summary())
            .next("write it as Ansible's documentation of role argument validation says"));
    return Optional.empty();
  }
}
