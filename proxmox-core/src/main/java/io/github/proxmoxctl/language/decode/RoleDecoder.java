package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.model.BuiltInRoles;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.Role.Alert;
import io.github.proxmoxctl.model.Role.Exporter;
import io.github.proxmoxctl.model.Role.Port;
import java.util.ArrayList;
import java.util.List;

/** Kind {@code Role}: one of the infrastructure repo's own. */
public final class RoleDecoder implements Decoder {

  private static final String METRICS = "/metrics";

  @Override
  public void decode(KindDocument document, Draft draft) {
    Fields spec = document.spec();
    var problems = new ArrayList<Diagnostic>();
    String name = document.name();
    if (BuiltInRoles.byName().containsKey(name)) {
      problems.add(
          Diagnostic.error(
                  "role.builtIn",
                  "the role " + Quoted.of(name) + " comes with proxmoxctl",
                  document.location())
              .because("a document would change what it is for every server that has it")
              .next(
                  "give yours another name, and write `dependencies: ["
                      + name
                      + "]` if it builds on that one"));
    }
    var variables = new VariableDecoder(problems);
    var role =
        new Role(
            name,
            spec.has("ansible") ? spec.texts("ansible") : List.of(name),
            spec.texts("dependencies"),
            variables.all(spec.map("variables").node()),
            new SecretVariableDecoder(variables, draft).all(spec.map("secrets")),
            spec.texts("osFamilies"),
            spec.items("ports").stream().map(item -> port(item, problems)).toList(),
            spec.items("exporters").stream().map(RoleDecoder::exporter).toList(),
            spec.texts("units"),
            spec.items("alerts").stream().map(RoleDecoder::alert).toList(),
            false,
            document.origins());
    problems.forEach(draft::report);
    if (problems.isEmpty()) {
      draft.add(role);
    }
  }

  private static Port port(Node item, List<Diagnostic> problems) {
    var port = new Fields((MapNode) item);
    return new Port(
        port.text("name"),
        port.number("port", 0),
        port.optionalText("variable"),
        port.items("from").stream().map(peer -> PeerDecoder.of(peer, problems)).toList());
  }

  private static Exporter exporter(Node item) {
    var exporter = new Fields((MapNode) item);
    return new Exporter(
        exporter.text("job"),
        exporter.number("port", 0),
        exporter.text("path", METRICS),
        exporter.optionalText("portVariable"));
  }

  private static Alert alert(Node item) {
    var alert = new Fields((MapNode) item);
    return new Alert(
        alert.text("name"),
        alert.text("expression"),
        alert.text("for", "5m"),
        alert.text("severity", "warning"),
        alert.text("summary"));
  }
}
