package io.github.proxmoxctl.plan;

import static io.github.proxmoxctl.plan.TestGiven.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What Terraform keeps in several resources is one change of one server. */
class FirewallOfServerTest {

  private static final String RULES = "firewall_rules.rules[0]";
  private static final String OPTIONS = "firewall_options.options";
  private static final Map<String, Object> MANAGED =
      Map.of("type", "in", "action", "ACCEPT", "proto", "tcp", "dport", "22", "iface", "net0");
  private static final Map<String, Object> GROUP =
      Map.of("security_group", "office", "enabled", true);

  @Test
  void unchangedPartsAreNoServers() {
    List<ServerChange> changes =
        interpret(
            "no-op",
            part(RULES, "no-op", rules(MANAGED), rules(MANAGED)),
            part(OPTIONS, "no-op", on(), on()));

    assertThat(changes).singleElement().extracting(ServerChange::action).isEqualTo(Action.NONE);
  }

  @Test
  void aRuleIsAChangeOfItsServer() {
    ServerChange change =
        interpret("no-op", part(RULES, "update", rules(MANAGED), rules(MANAGED, GROUP))).get(0);

    assertThat(change.server()).isEqualTo("web");
    assertThat(change.action()).isEqualTo(Action.UPDATE);
    assertThat(change.effect()).isEqualTo(Effect.ONLINE);
    assertThat(change.attributes())
        .extracting(AttributeChange::text)
        .containsExactly("+ firewall.rules group office");
    // what Terraform reports as complete
    assertThat(change.parts())
        .containsExactly("module.server[\"web\"].proxmox_virtual_environment_" + RULES);
  }

  @Test
  void itIsTheDigestsToo() {
    Digest one =
        interpret("memory", part(RULES, "update", rules(MANAGED), rules(GROUP))).get(0).digest();
    assertThat(interpret("memory").get(0).digest()).isNotEqualTo(one);
    assertThat(interpret("memory", part(RULES, "update", rules(MANAGED), rules())).get(0).digest())
        .isNotEqualTo(one);
  }

  @Test
  void aFirewallThatIsSwitchedOnIsToldByItsPolicies() {
    ServerChange change =
        interpret(
                "no-op",
                part(RULES, "create", null, rules(MANAGED)),
                part(OPTIONS, "create", null, on()))
            .get(0);

    assertThat(change.action()).isEqualTo(Action.UPDATE);
    assertThat(change.attributes())
        .extracting(AttributeChange::text)
        .containsExactly(
            "+ firewall.rules in ACCEPT tcp 22 on front",
            "firewall.enabled false → true",
            "+ firewall.policyIn DROP");
  }

  @Test
  void aFirewallThatWasNeverOnIsBookkeeping() {
    ServerChange change =
        interpret("no-op", part(OPTIONS, "create", null, Map.of("enabled", false))).get(0);

    assertThat(change.action()).isEqualTo(Action.BOOKKEEPING);
    assertThat(change.attributes()).isEmpty();
  }

  @Test
  void whatGoesWithItsServerIsNotTold() {
    RootChanges root = Recording.read("destroy");
    String name = root.changes().get(0).server();
    ServerChange alone = interpreter().interpret(root).get(0);

    List<ResourceChange> all = new ArrayList<>(root.changes());
    all.add(part(RULES, "delete", rules(MANAGED), null, String.valueOf(name)));
    ServerChange change =
        interpreter().interpret(new RootChanges(all, root.drift(), false, false)).get(0);

    assertThat(change.action()).isEqualTo(Action.DESTROY);
    assertThat(change.attributes()).isEqualTo(alone.attributes());
    assertThat(change.digest()).isEqualTo(alone.digest());
  }

  @Test
  void whatIsLeftOfAVanishedVmIsBookkeeping() {
    List<ServerChange> changes =
        interpreter()
            .interpret(
                new RootChanges(
                    List.of(part(RULES, "delete", rules(), null)), List.of(), false, false));

    assertThat(changes)
        .singleElement()
        .extracting(ServerChange::action)
        .isEqualTo(Action.BOOKKEEPING);
  }

  private static List<ServerChange> interpret(String recording, ResourceChange... parts) {
    RootChanges root = Recording.read(recording);
    List<ResourceChange> all = new ArrayList<>(root.changes());
    all.addAll(List.of(parts));
    return interpreter().interpret(new RootChanges(all, root.drift(), false, false));
  }

  private static Interpreter interpreter() {
    return new Interpreter(
        Map.of("web", Interpreted.DECLARED), Map.of("web", WEB), Map.of("web", WEB));
  }

  private static Map<String, @Nullable Object> on() {
    return Map.of("enabled", true, "input_policy", "DROP", "ndp", true, "vm_id", 100);
  }

  @SafeVarargs
  private static Map<String, @Nullable Object> rules(Map<String, Object>... rules) {
    return Map.of("rule", List.of((Object[]) rules), "vm_id", 100);
  }

  private static ResourceChange part(
      String resource,
      String action,
      @Nullable Map<String, @Nullable Object> before,
      @Nullable Map<String, @Nullable Object> after) {
    return part(resource, action, before, after, "web");
  }

  private static ResourceChange part(
      String resource,
      String action,
      @Nullable Map<String, @Nullable Object> before,
      @Nullable Map<String, @Nullable Object> after,
      String server) {
    return new ResourceChange(
        "module.server[\"" + server + "\"].proxmox_virtual_environment_" + resource,
        "proxmox_virtual_environment_" + resource.replaceAll("\\..*", ""),
        server,
        null,
        List.of(action),
        before,
        after,
        Map.of(),
        List.of(),
        null,
        null,
        false);
  }
}
