package io.github.proxmoxctl.generation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The files that turn the static module {@code terraform/servers} into one root: variable values,
 * where strings are literal, and the moves, the only generated code (Terraform takes no variables
 * there).
 */
public final class ServersRoot {

  private static final String VALUES = "servers.auto.tfvars.json";
  private static final String MOVES = "moves.tf.json";
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  private ServersRoot() {}

  public static GeneratedFiles generate(RootInputs inputs) {
    SortedMap<String, Object> servers = new TreeMap<>();
    for (RootInputs.Member member : inputs.members()) {
      servers.put(member.server().name(), ServerVariables.of(member, inputs));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("servers", servers);
    values.put("adopt", new TreeMap<>(inputs.adoptions()));
    values.put("adopt_rules", new TreeMap<>(inputs.ruleAdoptions()));
    SortedMap<String, String> files = new TreeMap<>();
    files.put(VALUES, JsonText.of(values));
    // written even when empty, so that a move of an earlier plan does not stay
    files.put(MOVES, JsonText.of(moves(inputs.moves())));
    return new GeneratedFiles(files);
  }

  private static Map<String, Object> moves(Map<String, String> formerNames) {
    if (formerNames.isEmpty()) {
      return Map.of();
    }
    List<Map<String, String>> moved =
        new TreeMap<>(formerNames)
            .entrySet().stream()
                .map(
                    move ->
                        (Map<String, String>)
                            new TreeMap<>(
                                Map.of(
                                    "from", address(move.getValue()),
                                    "to", address(move.getKey()))))
                .toList();
    return Map.of("moved", moved);
  }

  /**
   * Terraform's address of a server's module.
   *
   * @throws IllegalArgumentException for what is no DNS label: the schema says so already, but here
   *     a name becomes code, where ${…} would be evaluated
   */
  public static String address(String server) {
    if (!NAME.matcher(server).matches()) {
      throw new IllegalArgumentException("not a DNS label: \"" + server + "\"");
    }
    return "module.server[\"" + server + "\"]";
  }
}
