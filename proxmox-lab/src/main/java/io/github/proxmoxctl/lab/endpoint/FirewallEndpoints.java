package io.github.proxmoxctl.lab.endpoint;

import io.github.proxmoxctl.lab.api.Call;
import io.github.proxmoxctl.lab.api.Check;
import io.github.proxmoxctl.lab.api.Parameters;
import io.github.proxmoxctl.lab.api.Route;
import io.github.proxmoxctl.lab.api.RouteList;
import io.github.proxmoxctl.lab.cluster.Cluster;
import io.github.proxmoxctl.lab.cluster.FirewallConfig;
import io.github.proxmoxctl.lab.cluster.Firewalls;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The firewall of the cluster, its security groups, and that of each guest. */
public final class FirewallEndpoints {

  static final Check LOG_LEVEL =
      Check.oneOf("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug", "nolog");

  private static final Check POLICY = Check.oneOf("ACCEPT", "REJECT", "DROP");
  private static final String READ = "Sys.Audit";
  private static final String WRITE = "Sys.Modify";
  private static final String GUEST = "nodes/{node}/qemu/{vmid}/firewall";
  private static final Set<String> TEXTS =
      Set.of(
          "policy_in",
          "policy_out",
          "policy_forward",
          "log_level_in",
          "log_level_out",
          "log_ratelimit");

  private final Cluster cluster;
  private final Firewalls firewalls;

  /** Endpoints over this cluster. */
  public FirewallEndpoints(Cluster cluster) {
    this.cluster = cluster;
    this.firewalls = cluster.firewalls();
  }

  /** The endpoints. */
  public List<Route> routes() {
    RouteList routes = new RouteList();
    options(routes, "cluster/firewall/options", READ, WRITE, clusterOptions());
    options(routes, GUEST + "/options", "VM.Audit", "VM.Config.Network", guestOptions());
    groups(routes);
    new FirewallRuleEndpoints(
            GUEST + "/rules", "VM.Audit", "VM.Config.Network", false, new GuestRules())
        .addTo(routes);
    new FirewallRuleEndpoints(
            "cluster/firewall/groups/{group}", READ, WRITE, true, new GroupRules())
        .addTo(routes);
    return routes.routes();
  }

  private void groups(RouteList routes) {
    routes
        .add("GET", "cluster/firewall/groups", READ, Parameters.none(), call -> list())
        .add(
            "POST",
            "cluster/firewall/groups",
            WRITE,
            Parameters.none()
                .required("group", FirewallEndpoints::groupName)
                .optional("comment", Check.TEXT)
                .optional("rename", FirewallEndpoints::groupName)
                .optional("digest", Check.TEXT),
            this::createGroup)
        .add(
            "DELETE",
            "cluster/firewall/groups/{group}",
            WRITE,
            Parameters.none(),
            call -> {
              firewalls.deleteGroup(call.variable("group"));
              return null;
            });
  }

  private void options(
      RouteList routes, String path, String read, String write, Parameters parameters) {
    routes
        .add("GET", path, read, Parameters.none(), this::getOptions)
        .add(
            "PUT",
            path,
            write,
            parameters.optional("delete", Check.TEXT).optional("digest", Check.TEXT),
            this::setOptions);
  }

  private static Parameters clusterOptions() {
    return Parameters.none()
        .optional("enable", Check.INTEGER)
        .optional("ebtables", Check.BOOLEAN)
        .optional("policy_in", POLICY)
        .optional("policy_out", POLICY)
        .optional("policy_forward", Check.oneOf("ACCEPT", "DROP"))
        .optional("log_ratelimit", Check.TEXT);
  }

  private static Parameters guestOptions() {
    Parameters all = Parameters.none();
    for (String flag : List.of("enable", "dhcp", "ipfilter", "macfilter", "ndp", "radv")) {
      all = all.optional(flag, Check.BOOLEAN);
    }
    return all.optional("policy_in", POLICY)
        .optional("policy_out", POLICY)
        .optional("log_level_in", LOG_LEVEL)
        .optional("log_level_out", LOG_LEVEL);
  }

  // which node is asked does not matter, nor whether the guest is there
  private String file(Call call) {
    if (!call.path().containsKey("vmid")) {
      return Firewalls.CLUSTER;
    }
    cluster.node(call.node());
    return Firewalls.of(call.guest());
  }

  private Map<String, Object> getOptions(Call call) {
    SortedMap<String, String> options = firewalls.get(file(call)).options();
    Map<String, Object> view = new LinkedHashMap<>();
    options.forEach(
        (key, value) ->
            view.put(key, TEXTS.contains(key) ? (Object) value : Integer.valueOf(value)));
    view.put("digest", digest(List.of(options)));
    return view;
  }

  private @Nullable Object setOptions(Call call) {
    Map<String, String> set = new TreeMap<>(call.parameters());
    set.remove("delete");
    set.remove("digest");
    List<String> deleted = call.names("delete");
    firewalls.change(
        file(call),
        config -> {
          checkDigest(call, List.of(config.options()));
          return config.withOptions(set, deleted);
        });
    return null;
  }

  private List<Map<String, Object>> list() {
    Map<String, FirewallConfig.Group> groups = firewalls.get(Firewalls.CLUSTER).groups();
    List<SortedMap<String, String>> shown = new ArrayList<>();
    groups.forEach(
        (name, group) -> {
          SortedMap<String, String> view = new TreeMap<>(Map.of("group", name));
          if (!group.comment().isEmpty()) {
            view.put("comment", group.comment());
          }
          shown.add(view);
        });
    String digest = digest(shown);
    return shown.stream()
        .map(
            view -> {
              Map<String, Object> whole = new LinkedHashMap<>(view);
              whole.put("digest", digest);
              return whole;
            })
        .toList();
  }

  private @Nullable Object createGroup(Call call) {
    String group = call.required("group");
    call.parameter("rename")
        .ifPresentOrElse(
            former -> firewalls.renameGroup(former, group, call.parameter("comment")),
            () -> firewalls.createGroup(group, call.parameter("comment").orElse("")));
    return null;
  }

  private static String groupName(String value) {
    if (!value.matches("[A-Za-z][A-Za-z0-9\\-_]+")) {
      throw new IllegalArgumentException("value does not match the regex pattern");
    }
    return Check.atMost(18).apply(value);
  }

  static void checkDigest(Call call, List<? extends Map<String, String>> content) {
    call.parameter("digest")
        .filter(digest -> !digest.equals(digest(content)))
        .ifPresent(
            digest -> {
              throw Refusal.died(
                  "detected modified configuration - file changed by other user? Try again.");
            });
  }

  static String digest(List<? extends Map<String, String>> content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of()
          .formatHex(digest.digest(content.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  private final class GuestRules implements FirewallRuleEndpoints.Rules {

    @Override
    public List<SortedMap<String, String>> of(Call call) {
      return firewalls.get(file(call)).rules();
    }

    @Override
    public void change(Call call, UnaryOperator<List<SortedMap<String, String>>> change) {
      firewalls.change(file(call), config -> config.withRules(change.apply(config.rules())));
    }
  }

  private final class GroupRules implements FirewallRuleEndpoints.Rules {

    @Override
    public List<SortedMap<String, String>> of(Call call) {
      return firewalls.group(call.variable("group")).rules();
    }

    @Override
    public void change(Call call, UnaryOperator<List<SortedMap<String, String>>> change) {
      String name = call.variable("group");
      firewalls.group(name);
      firewalls.change(
          Firewalls.CLUSTER,
          config ->
              config.withGroups(
                  groups -> {
                    groups.computeIfPresent(
                        name,
                        (key, group) ->
                            new FirewallConfig.Group(group.comment(), change.apply(group.rules())));
                    return groups;
                  }));
    }
  }
}
