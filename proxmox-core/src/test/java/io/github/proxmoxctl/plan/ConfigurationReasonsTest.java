package io.github.proxmoxctl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ConfigurationReasonsTest {

  private static final Map<String, String> BEFORE =
      Map.of(
          "address", "debian@10.1.0.5:22",
          "os family", "debian",
          "playbook", "aaa",
          "roles", "base web",
          "role base", "bbb",
          "role web", "ccc",
          "variables of web", "web_port:11111111 web_upstreams:22222222",
          "secret web_password", "ddd version 3",
          "secret web_token", "eee");

  private static SortedMap<String, String> with(String... changes) {
    SortedMap<String, String> now = new TreeMap<>(BEFORE);
    for (int i = 0; i < changes.length; i += 2) {
      if (changes[i + 1].isEmpty()) {
        now.remove(changes[i]);
      } else {
        now.put(changes[i], changes[i + 1]);
      }
    }
    return now;
  }

  private static void assertReasons(SortedMap<String, String> now, String... reasons) {
    assertThat(ConfigurationReasons.between(new TreeMap<>(BEFORE), now)).containsExactly(reasons);
  }

  @Test
  void eachPartInTheWordsOfTheYaml() {
    assertReasons(
        with("address", "debian@10.1.0.6:22"), "address debian@10.1.0.5:22 → debian@10.1.0.6:22");
    assertReasons(with("os family", "el"), "os family debian → el");
    assertReasons(with("playbook", "x"), "what proxmoxctl does on every host changed");
    assertReasons(with("role web", "x"), "role web changed");
    assertReasons(
        with("variables of web", "web_port:11111111 web_upstreams:33333333"),
        "variables of web: web_upstreams");
    assertReasons(
        with("variables of web", "web_port:11111111 web_root:33333333"),
        "variables of web: web_root, web_upstreams");
    assertReasons(with("requirements", "x"), "ansible/requirements.yml changed");
  }

  @Test
  void secrets() {
    assertReasons(
        with("secret web_password", "ddd version 4"), "secret web_password: version 3 → 4");
    assertReasons(with("secret web_password", "fff"), "secret web_password is kept elsewhere now");
    assertReasons(
        with("secret web_token", "eee version 1"), "secret web_token: version unknown → 1");
    assertReasons(with("secret web_token", ""), "secret web_token is gone");
    assertReasons(with("secret web_new", "x"), "secret web_new is new");
  }

  @Test
  void anotherRoleIsSaidOnce() {
    assertReasons(
        with("roles", "base node_exporter", "role web", "", "role node_exporter", "x"),
        "roles: + node_exporter, - web");
    assertReasons(with("roles", "web base"), "roles: another order");
  }

  @Test
  void neverNothing() {
    assertReasons(with(), "what it was configured to is not known");
  }
}
