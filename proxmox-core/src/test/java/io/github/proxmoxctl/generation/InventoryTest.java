package io.github.proxmoxctl.generation;

import static io.github.proxmoxctl.model.TestServer.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.allocation.Allocation;
import io.github.proxmoxctl.allocation.Allocator;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestRole;
import io.github.proxmoxctl.model.Variable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The files of a run, and what stands for a host's configuration. */
class InventoryTest {

  private static final ContentDigests CONTENT =
      new ContentDigests(
          "p".repeat(64), Map.of("base", "b".repeat(64), "shop", "5".repeat(64)), null);

  private Variable greeting = new Variable.Text("{{ lookup('pipe', 'id') }}");
  private SecretReference password = new SecretReference.Vault("secret", "shop", "db", null);

  private HostConfiguration host() {
    TestEstate estate =
        new TestEstate()
            .role(
                TestRole.named("shop")
                    .variable("shop_greeting", greeting)
                    .variable(
                        "shop_list",
                        new Variable.Items(
                            List.of(
                                new Variable.Text("a: \"b\"\n\u0007\u2028\u00e9\ud83d\ude00"),
                                new Variable.Whole(3),
                                new Variable.Flag(true),
                                new Variable.Mapping(
                                    new TreeMap<>(Map.of("yes", new Variable.Text("no")))),
                                new Variable.Items(List.of()))))
                    .secret("shop_password", password));
    DesiredState desired = estate.with(named("web-1").nic("front", "app").role(RoleUse.of("shop")));
    Allocation allocation =
        Allocator.allocate(desired, AppliedState.empty(), Instant.parse("2026-01-01T00:00:00Z"));
    return HostConfiguration.all(desired, allocation).get(0);
  }

  @Test
  void everyStringOfAnOperatorIsUnsafeAndEveryByteIsGiven() {
    String address = host().host().address();
    assertThat(Inventory.of(List.of(host())))
        .isEqualTo(
            """
            ---
            "all":
              "hosts":
                "web-1":
                  ansible_host: !unsafe "%s"
                  ansible_user: !unsafe "debian"
                  ansible_ssh_common_args: !unsafe "-o HostKeyAlias=web-1"
                  proxmoxctl_roles:
                    - !unsafe "base"
                    - !unsafe "shop"
                  base_disks: []
                  base_hostname: !unsafe "web-1"
                  shop_greeting: !unsafe "{{ lookup('pipe', 'id') }}"
                  shop_list:
                    - !unsafe "a: \\"b\\"\\n\\u0007\\u2028é\\U0001f600"
                    - 3
                    - true
                    -
                      "yes": !unsafe "no"
                    - []
                  shop_password: "{{ proxmoxctl_secrets[inventory_hostname]['shop_password'] }}"
              "children":
                role_base:
                  "hosts":
                    "web-1": {}
                role_shop:
                  "hosts":
                    "web-1": {}
                stack_shop:
                  "hosts":
                    "web-1": {}
            """
                .formatted(address));
  }

  @Test
  void secretsAreValuesAndNoTemplates() {
    SortedMap<String, SortedMap<String, String>> values = new TreeMap<>();
    values.put("web-1", new TreeMap<>(Map.of("shop_password", "{{ 1 }}\\\"")));
    values.put("web-2", new TreeMap<>());
    assertThat(Inventory.secrets(values))
        .isEqualTo(
            """
            ---
            proxmoxctl_secrets:
              "web-1":
                shop_password: !unsafe "{{ 1 }}\\\\\\""
              "web-2": {}
            """);
  }

  @Test
  void aVariableThatWouldRunSomethingHereIsABug() {
    HostConfiguration host = host();
    SortedMap<String, Object> variables = new TreeMap<>(host.variables());
    variables.put("ansible_connection", "local");
    HostConfiguration bad =
        new HostConfiguration(host.host(), host.roles(), variables, host.secrets());
    assertThatThrownBy(() -> Inventory.of(List.of(bad)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void knownHostsAreByNameAndOneLineEach() {
    assertThat(
            KnownHosts.of(new TreeMap<>(Map.of("b", "ssh-ed25519 AAAB", "a", "ssh-ed25519 AAA="))))
        .isEqualTo("a ssh-ed25519 AAA=\nb ssh-ed25519 AAAB\n");
    assertThatThrownBy(
            () -> KnownHosts.of(new TreeMap<>(Map.of("a", "ssh-ed25519 AAA\n* ssh-ed25519 B"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theConfigurationPinsKeysAndOffersOneKey() {
    assertThat(new AnsibleConfiguration("/dev/shm/r", "/c", 7, "/dev/shm/r/id.pub").text())
        .contains("\nforks = 7\n")
        .contains("\nhost_key_checking = True\n")
        .contains("\nroles_path = /dev/shm/r/content/roles\n")
        .contains("\nenable_plugins = yaml\n")
        .contains("-o StrictHostKeyChecking=yes -o UserKnownHostsFile=/dev/shm/r/known_hosts")
        .contains("-o IdentitiesOnly=yes -o IdentityFile=/dev/shm/r/id.pub\n");
    assertThat(new AnsibleConfiguration("/dev/shm/r", "/c", 7, null).text())
        .doesNotContain("IdentitiesOnly");
  }

  @Test
  void partsNameWhatDecidesAndTheirWholeHasEveryByte() {
    ConfigurationParts parts = ConfigurationParts.of(host(), CONTENT, ConfigurationParts::pinned);
    assertThat(parts.shown())
        .containsEntry("os family", "debian")
        .containsEntry("roles", "base shop")
        .containsEntry("role shop", "5".repeat(12))
        .containsEntry("playbook", "p".repeat(12))
        .containsKeys("address", "variables of base", "variables of shop", "secret shop_password");
    assertThat(parts.shown().get("variables of shop"))
        .matches("shop_greeting:[0-9a-f]{8} shop_list:[0-9a-f]{8}");
    assertThat(parts.shown().toString()).doesNotContain("lookup");
    assertThat(parts.whole()).anyMatch(part -> part.contains("lookup('pipe', 'id')"));
    assertThat(parts.whole()).contains("5".repeat(64));
  }

  @Test
  void eachChangeIsSeen() {
    List<ConfigurationParts> all = new ArrayList<>();
    all.add(ConfigurationParts.of(host(), CONTENT, ConfigurationParts::pinned));
    all.add(ConfigurationParts.of(host(), CONTENT, reference -> Optional.of("4")));
    all.add(
        ConfigurationParts.of(
            host(),
            new ContentDigests(CONTENT.playbook(), CONTENT.roles(), "r".repeat(64)),
            ConfigurationParts::pinned));
    greeting = new Variable.Text("3");
    all.add(ConfigurationParts.of(host(), CONTENT, ConfigurationParts::pinned));
    greeting = new Variable.Whole(3);
    all.add(ConfigurationParts.of(host(), CONTENT, ConfigurationParts::pinned));
    password = new SecretReference.Vault("secret", "shop", "db", 4);
    all.add(ConfigurationParts.of(host(), CONTENT, ConfigurationParts::pinned));
    assertThat(all).extracting(ConfigurationParts::whole).doesNotHaveDuplicates();
    assertThat(all).extracting(ConfigurationParts::shown).doesNotHaveDuplicates();
  }
}
