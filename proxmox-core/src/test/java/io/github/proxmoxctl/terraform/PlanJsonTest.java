package io.github.proxmoxctl.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanJsonTest {

  @Test
  void readsAChange() {
    var changes =
        PlanJson.decode(
                """
                {"format_version":"1.2","resource_changes":[{
                  "address":"module.server[\\"web\\"].vm.this","previous_address":"vm.old",
                  "module_address":"module.server[\\"web\\"]","mode":"managed","type":"vm",
                  "change":{
                    "actions":["delete","create"],
                    "before":{"cores":2,"ratio":0.5,"big":3000000000,"on":true,"none":null,
                              "tags":["a"],"disk":[{"size":10}]},
                    "after":{"cores":4.0,"tags":["a","b"]},
                    "after_unknown":{"id":true,"disk":[{}]},
                    "before_sensitive":{"disk":[{}]},"after_sensitive":{"tags":[false]},
                    "replace_paths":[["disk",0,"file_id"],["node_name"]],
                    "importing":{"id":"pve1/101"}},
                  "action_reason":"replace_because_cannot_update"}]}
                """)
            .changes();

    assertThat(changes).hasSize(1);
    var change = changes.get(0);
    assertThat(change.address()).isEqualTo("module.server[\"web\"].vm.this");
    assertThat(change.type()).isEqualTo("vm");
    assertThat(change.server()).isEqualTo("web");
    assertThat(change.previousAddress()).isEqualTo("vm.old");
    assertThat(change.actions()).containsExactly("delete", "create");
    assertThat(change.before())
        .containsExactly(
            entry("cores", 2L),
            entry("ratio", 0.5),
            entry("big", 3_000_000_000L),
            entry("on", true),
            entry("none", null),
            entry("tags", List.of("a")),
            entry("disk", List.of(java.util.Map.of("size", 10L))));
    assertThat(change.after()).containsEntry("cores", 4L);
    assertThat(change.afterUnknown()).containsEntry("id", true);
    assertThat(change.replacePaths())
        .containsExactly(List.of("disk", 0L, "file_id"), List.of("node_name"));
    assertThat(change.importId()).isEqualTo("pve1/101");
    assertThat(change.reason()).isEqualTo("replace_because_cannot_update");
    assertThat(change.changesSensitiveValue()).isFalse();
    assertThat(change.isNoOp()).isFalse();
  }

  @Test
  void readsACreationAndADeletion() {
    var changes =
        PlanJson.decode(
                """
                {"format_version":"1.2","resource_changes":[
                  {"address":"a.b","type":"a","change":{"actions":["create"],"before":null,
                   "after":{"x":"y"},"after_unknown":{},"before_sensitive":false}},
                  {"address":"a.c","type":"a","change":{"actions":["delete"],"before":{"x":"y"},
                   "after":null,"after_unknown":{},"after_sensitive":false}}]}
                """)
            .changes();
    assertThat(changes.get(0).before()).isNull();
    assertThat(changes.get(0).after()).containsExactly(entry("x", "y"));
    assertThat(changes.get(0).server()).isNull();
    assertThat(changes.get(1).after()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // marked before, marked after, marked deep in a list, all of it marked
        "{\"password\":\"a\"}|{\"password\":\"b\"}|{\"password\":true}|{}",
        "{\"password\":\"a\"}|{\"password\":\"b\"}|{}|{\"password\":true}",
        "{\"u\":[{\"p\":1}]}|{\"u\":[{\"p\":2}]}|{\"u\":[{\"p\":true}]}|{\"u\":[{}]}",
        "{\"x\":1}|{\"x\":2}|true|false",
        "null|{\"password\":\"b\"}|false|{\"password\":true}",
      })
  void seesAChangedSensitiveValue(String parts) {
    assertThat(changesSensitiveValue(parts)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"password\":\"a\",\"x\":1}|{\"password\":\"a\",\"x\":2}|{\"password\":true}|{}",
        "{\"password\":null}|{}|{\"password\":true}|{\"password\":true}",
        "{\"x\":1}|{\"x\":2}|{}|{\"y\":false}",
        "{\"x\":1}|{\"x\":2}|false|false",
        // destroyed with all it was
        "{\"password\":\"a\"}|null|{\"password\":true}|false",
      })
  void seesNoneWhereNothingSensitiveChanged(String parts) {
    assertThat(changesSensitiveValue(parts)).isFalse();
  }

  private static boolean changesSensitiveValue(String parts) {
    var part = Arrays.asList(parts.split("\\|"));
    var json =
        """
        {"format_version":"1.0","resource_changes":[{"address":"a.b","type":"a","change":{
          "actions":["update"],"before":%s,"after":%s,"before_sensitive":%s,"after_sensitive":%s}}]}
        """
            .formatted(part.toArray());
    return PlanJson.decode(json).changes().get(0).changesSensitiveValue();
  }

  @Test
  void readsDriftOutputsAndErrors() {
    var plain = PlanJson.decode("{\"format_version\":\"1.2\"}");
    assertThat(plain.changes()).isEmpty();
    assertThat(plain.changesOutputs()).isFalse();
    assertThat(plain.isErrored()).isFalse();
    var full =
        PlanJson.decode(
            """
            {"format_version":"1.2","errored":true,
             "output_changes":{"a":{"actions":["no-op"]},"b":{"actions":["update"]}},
             "resource_drift":[{"address":"a.b","type":"a","change":{"actions":["update"]}}]}
            """);
    assertThat(full.isErrored()).isTrue();
    assertThat(full.changesOutputs()).isTrue();
    assertThat(full.drift()).hasSize(1);
    assertThat(
            PlanJson.decode(
                    "{\"format_version\":\"1.2\",\"output_changes\":{\"a\":{\"actions\":[\"no-op\"]}}}")
                .changesOutputs())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "[]",
        "{}",
        "{\"format_version\":\"2.0\"}",
        "{\"format_version\":\"0.9\"}"
      })
  void refusesOtherFormats(String json) {
    assertThatThrownBy(() -> PlanJson.decode(json))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("the saved plan cannot be read");
  }
}
