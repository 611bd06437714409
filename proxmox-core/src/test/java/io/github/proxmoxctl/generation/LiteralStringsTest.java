package io.github.proxmoxctl.generation;

import static io.github.proxmoxctl.generation.Generated.MOVES;
import static io.github.proxmoxctl.generation.Generated.VALUES;
import static io.github.proxmoxctl.generation.Generated.generate;
import static io.github.proxmoxctl.generation.Generated.inputs;
import static io.github.proxmoxctl.generation.Generated.json;
import static io.github.proxmoxctl.generation.Generated.text;
import static io.github.proxmoxctl.model.TestServer.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.TestEstate;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralStringsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${file(\"/etc/passwd\")}",
        "%{ for x in y }",
        "$${escaped}",
        "\" } , \"evil\" : {",
        "back\\slash and \"quotes\"",
        "two\nlines\r\nand\ttabs",
        "\u0000\u0007\u001b[31m",
        "Ünïcödé 漢字 🦊 \u202e\u2028",
        "<script>&amp;</script>",
        ""
      })
  void stringsStayLiteral(String hostile) {
    GeneratedFiles files =
        generate(
            named("web")
                .description(hostile)
                .tags(hostile)
                .sshKeys("ssh-ed25519 AAAA", hostile)
                .nic("front", "app"));
    JsonNode web = json(files, VALUES).at("/servers/web");
    assertThat(web.at("/description").textValue()).isEqualTo(hostile);
    assertThat(web.at("/tags/0").textValue()).isEqualTo(hostile);
    assertThat(web.at("/cloud_init/ssh_keys/1").textValue()).isEqualTo(hostile);
    assertThat(text(files, MOVES)).doesNotContain("passwd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"${path.root}", "a\"]", "", "A", "a_b", "-a", "a.b", "ünï"})
  void onlyNamesGoIntoGeneratedCode(String hostile) {
    DesiredState desired = new TestEstate().with(named("web"));
    assertThatThrownBy(() -> ServersRoot.generate(inputs(desired, Map.of("web", hostile))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ServersRoot.generate(inputs(desired, Map.of(hostile, "web"))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
