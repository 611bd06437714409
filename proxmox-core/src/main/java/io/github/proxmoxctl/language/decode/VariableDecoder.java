package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DidYouMean;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.language.tree.ListNode;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.language.tree.ScalarNode;
import io.github.proxmoxctl.model.Variable;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Ansible variables: plain values and typed references. */
record VariableDecoder(List<Diagnostic> problems) {

  private static final String ADDRESS_OF = "addressOf";
  private static final String MEMBERS_OF = "membersOf";
  private static final String INDEX = "index";
  private static final String NETWORK = "network";
  private static final List<String> REFERENCES = List.of(ADDRESS_OF, MEMBERS_OF);

  /** Variables by name. */
  SortedMap<String, Variable> all(MapNode variables) {
    SortedMap<String, Variable> all = new TreeMap<>();
    variables
        .entries()
        .forEach(
            (name, entry) -> {
              checkName(name, entry.key());
              all.put(name, value(entry.value()));
            });
    return all;
  }

  /** Refuses the names that are not an operator's to give. */
  void checkName(String name, Location location) {
    if (name.startsWith("ansible_")) {
      problems.add(
          Diagnostic.error("variable.reserved", Quoted.of(name) + " is Ansible's own", location)
              .because("how a host is reached and become root follows from what is declared")
              .next("remove it: the user comes from the Image, the key from the Pipeline's `ssh`"));
    } else if (name.startsWith("proxmoxctl_")) {
      problems.add(
          Diagnostic.error("variable.reserved", Quoted.of(name) + " is our own", location)
              .because("names that begin with proxmoxctl_ carry what is generated")
              .next("give it another name"));
    }
  }

  private Variable value(Node node) {
    if (node instanceof MapNode map) {
      return mapping(map);
    }
    if (node instanceof ListNode list) {
      return new Variable.Items(list.items().stream().map(this::value).toList());
    }
    ScalarNode scalar = (ScalarNode) node;
    return scalar
        .asBoolean()
        .<Variable>map(Variable.Flag::new)
        .or(() -> scalar.asInteger().map(Variable.Whole::new))
        .orElseGet(() -> new Variable.Text(scalar.text()));
  }

  private Variable mapping(MapNode map) {
    if (map.get(ADDRESS_OF) != null) {
      return addressOf(map);
    }
    if (map.get(MEMBERS_OF) != null) {
      return membersOf(map);
    }
    if (map.keys().size() == 1
        && map.get(INDEX) instanceof ScalarNode scalar
        && scalar.asBoolean().orElse(false)) {
      return new Variable.Index();
    }
    misplacedSecret(map);
    misspelt(map);
    SortedMap<String, Variable> values = new TreeMap<>();
    map.entries().forEach((key, entry) -> values.put(key, value(entry.value())));
    return new Variable.Mapping(values);
  }

  private Variable addressOf(MapNode map) {
    onlyKeys(map, ADDRESS_OF);
    String server = text(map, ADDRESS_OF, "{addressOf: shop-db}");
    return new Variable.AddressOf(server, network(map));
  }

  private Variable membersOf(MapNode map) {
    onlyKeys(map, MEMBERS_OF);
    MapNode of = map.map(MEMBERS_OF);
    if (of == null || !of.keys().equals(Set.of("role"))) {
      problems.add(
          Diagnostic.error(
                  "reference.format",
                  "`membersOf` names the role whose members are meant",
                  map.keyLocation(MEMBERS_OF))
              .next("write, such as: {membersOf: {role: was}}"));
      return new Variable.MembersOf("", null);
    }
    return new Variable.MembersOf(text(of, "role", "{membersOf: {role: was}}"), network(map));
  }

  private @Nullable String network(MapNode map) {
    return map.get(NETWORK) == null
        ? null
        : text(map, NETWORK, "{addressOf: shop-db, network: front}");
  }

  private String text(MapNode map, String key, String example) {
    String text = map.text(key);
    if (text == null) {
      problems.add(
          Diagnostic.error("reference.format", Quoted.of(key) + " is a name", map.keyLocation(key))
              .next("write, such as: " + example));
    }
    return text == null ? "" : text;
  }

  private void onlyKeys(MapNode map, String kind) {
    for (String key : map.keys()) {
      if (!key.equals(kind) && !key.equals(NETWORK)) {
        problems.add(
            Diagnostic.error(
                    "key.unknown",
                    "there is no key " + Quoted.of(key) + " beside `" + kind + "`",
                    map.keyLocation(key))
                .next(
                    DidYouMean.nearest(key, List.of(NETWORK))
                        .map(meant -> "did you mean " + Quoted.of(meant) + "?")
                        .orElse("possible here: network")));
      }
    }
  }

  private void misplacedSecret(MapNode map) {
    if (map.keys().equals(Set.of("env")) || map.keys().containsAll(Set.of("vault", "key"))) {
      problems.add(
          Diagnostic.error(
                  "secret.misplaced",
                  "a reference to a secret does not belong in `variables`",
                  map.location())
              .next("write it into `secrets`, which stands beside `variables`"));
    }
  }

  // a mapping of one's own may have any keys; this one can hardly be meant as such
  private void misspelt(MapNode map) {
    for (String key : map.keys()) {
      boolean isAlone =
          map.keys().stream().allMatch(other -> other.equals(key) || other.equals(NETWORK));
      if (isAlone) {
        DidYouMean.nearest(key, REFERENCES)
            .ifPresent(
                meant ->
                    problems.add(
                        Diagnostic.error(
                                "key.unknown",
                                "there is no reference " + Quoted.of(key),
                                map.keyLocation(key))
                            .next("did you mean " + Quoted.of(meant) + "?")));
      }
    }
  }
}
