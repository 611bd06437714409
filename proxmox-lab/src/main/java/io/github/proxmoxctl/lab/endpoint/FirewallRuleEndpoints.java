package io.github.proxmoxctl.lab.endpoint;

import io.github.proxmoxctl.lab.api.Call;
import io.github.proxmoxctl.lab.api.Check;
import io.github.proxmoxctl.lab.api.Parameters;
import io.github.proxmoxctl.lab.api.RouteList;
import io.github.proxmoxctl.lab.cluster.FirewallRules;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The endpoints of one kind of rule list: a guest's, or a security group's. */
final class FirewallRuleEndpoints {

  /** Where the rules are kept. */
  interface Rules {

    List<SortedMap<String, String>> of(Call call);

    /** Replaces them; {@code change} may refuse. */
    void change(
        Call call, java.util.function.UnaryOperator<List<SortedMap<String, String>>> change);
  }

  private static final List<String> NUMBERS = List.of("enable");

  private final String path;
  private final String audit;
  private final String modify;
  private final boolean isOfGroup;
  private final Rules rules;

  /**
   * @param path of the list
   * @param audit the privilege that reads
   * @param modify the privilege that changes
   */
  FirewallRuleEndpoints(String path, String audit, String modify, boolean isOfGroup, Rules rules) {
    this.path = path;
    this.audit = audit;
    this.modify = modify;
    this.isOfGroup = isOfGroup;
    this.rules = rules;
  }

  void addTo(RouteList routes) {
    Parameters values = properties(Parameters.none());
    routes
        .add("GET", path, audit, Parameters.none(), this::list)
        .add("GET", path + "/{pos}", audit, Parameters.none(), this::get)
        .add(
            "POST",
            path,
            modify,
            values.required("action", Check.TEXT).required("type", Check.TEXT),
            this::create)
        .add(
            "PUT",
            path + "/{pos}",
            modify,
            values.optional("moveto", Check.INTEGER).optional("delete", Check.TEXT),
            this::update)
        .add(
            "DELETE",
            path + "/{pos}",
            modify,
            Parameters.none().optional("digest", Check.TEXT),
            this::delete);
  }

  private static Parameters properties(Parameters none) {
    Parameters all = none.optional("digest", Check.TEXT).optional("pos", Check.INTEGER);
    for (String name :
        List.of(
            "macro",
            "iface",
            "source",
            "dest",
            "proto",
            "sport",
            "dport",
            "comment",
            "icmp-type")) {
      all = all.optional(name, Check.TEXT);
    }
    return all.optional("type", Check.TEXT)
        .optional("action", Check.TEXT)
        .optional("enable", Check.INTEGER)
        .optional("log", FirewallEndpoints.LOG_LEVEL);
  }

  private List<Map<String, Object>> list(Call call) {
    List<SortedMap<String, String>> all = rules.of(call);
    List<Map<String, Object>> views = new ArrayList<>();
    for (SortedMap<String, String> rule : all) {
      Map<String, Object> view = view(rule, all);
      view.put("pos", views.size());
      views.add(view);
    }
    return views;
  }

  private Map<String, Object> get(Call call) {
    List<SortedMap<String, String>> all = rules.of(call);
    Map<String, Object> view = view(FirewallRules.at(all, position(call)), all);
    // taken from the path as it is: a string
    view.put("pos", call.variable("pos"));
    return view;
  }

  private @Nullable Object create(Call call) {
    rules.change(call, all -> FirewallRules.added(all, values(call), isOfGroup));
    return null;
  }

  private @Nullable Object update(Call call) {
    rules.change(
        call,
        all -> {
          FirewallEndpoints.checkDigest(call, all);
          int position = position(call);
          FirewallRules.at(all, position);
          int target = call.parameter("moveto").map(Integer::valueOf).orElse(position);
          return target == position
              ? FirewallRules.changed(all, position, values(call), call.names("delete"), isOfGroup)
              : FirewallRules.moved(all, position, target);
        });
    return null;
  }

  private @Nullable Object delete(Call call) {
    rules.change(
        call,
        all -> {
          FirewallEndpoints.checkDigest(call, all);
          return FirewallRules.removed(all, position(call));
        });
    return null;
  }

  private static Map<String, String> values(Call call) {
    Map<String, String> values = new TreeMap<>(call.parameters());
    List.of("digest", "pos", "moveto", "delete").forEach(values::remove);
    return values;
  }

  private static int position(Call call) {
    String position = call.variable("pos");
    if (!position.matches("\\d{1,6}")) {
      throw Refusal.parameter("pos", "type check ('integer') failed - got '" + position + "'");
    }
    return Integer.parseInt(position);
  }

  private static Map<String, Object> view(
      SortedMap<String, String> rule, List<SortedMap<String, String>> all) {
    Map<String, Object> view = new LinkedHashMap<>();
    rule.forEach(
        (key, value) ->
            view.put(key, NUMBERS.contains(key) ? (Object) Integer.valueOf(value) : value));
    view.put("digest", FirewallEndpoints.digest(all));
    return view;
  }
}
