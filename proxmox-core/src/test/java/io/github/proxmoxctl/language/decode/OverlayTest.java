package io.github.proxmoxctl.language.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.language.tree.ListNode;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.language.tree.ScalarNode;
import io.github.proxmoxctl.language.tree.StrictReader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OverlayTest {

  @Test
  void mappingsMergeByKeyAndOthersReplace() {
    assertThat(
            over("{cpu: {cores: 2, type: host}, memory: 4GiB}", "{cpu: {cores: 8}, memory: 8GiB}"))
        .isEqualTo("{cpu: {cores: 8, type: host}, memory: 8GiB}");
  }

  @Test
  void listsOfNamedThingsMergeByName() {
    assertThat(
            over(
                "{disks: [{name: a, size: 1}, {name: b, size: 2}]}",
                "{disks: [{name: b, size: 3}, {name: c}]}"))
        .isEqualTo("{disks: [{name: a, size: 1}, {name: b, size: 3}, {name: c}]}");
  }

  @Test
  void rolesMergeByRoleAndTheirVariablesByNameAlone() {
    assertThat(
            over(
                "{roles: [{role: a, variables: {x: {p: 1}, y: 2}}, {role: b}]}",
                "{roles: [{role: a, variables: {x: {q: 1}}}, {role: c}]}"))
        .isEqualTo("{roles: [{role: a, variables: {x: {q: 1}, y: 2}}, {role: b}, {role: c}]}");
  }

  @Test
  void otherListsReplace() {
    assertThat(over("{tags: [a, b]}", "{tags: [c]}")).isEqualTo("{tags: [c]}");
  }

  @Test
  void twoOfOneNameStayTwo() {
    assertThat(
            over(
                "{disks: [{name: a, size: 1}]}",
                "{disks: [{name: a, size: 2}, {name: a, size: 3}]}"))
        .isEqualTo("{disks: [{name: a, size: 2}, {name: a, size: 3}]}");
  }

  @Test
  void laterWayOfSayingReplacesTheOther() {
    assertThat(over("{placement: {nodes: [a], spread: true}}", "{placement: {node: b}}"))
        .isEqualTo("{placement: {spread: true, node: b}}");
    assertThat(
            over("{networks: [{name: n, firstAddress: 1}]}", "{networks: [{name: n, address: 2}]}"))
        .isEqualTo("{networks: [{name: n, address: 2}]}");
  }

  @Test
  void everyValueKeepsItsOwnPlace() {
    MapNode merged = Overlay.over(tree("base.yaml", "{a: 1, b: 2}"), tree("layer.yaml", "{b: 3}"));

    assertThat(OriginPaths.of(java.util.Map.of(), merged))
        .hasEntrySatisfying("a", place -> assertThat(place).hasToString("base.yaml:1:5"))
        .hasEntrySatisfying("b", place -> assertThat(place).hasToString("layer.yaml:1:5"));
  }

  private static String over(String base, String layer) {
    return words(Overlay.over(tree("base.yaml", base), tree("layer.yaml", layer)));
  }

  private static MapNode tree(String file, String text) {
    return (MapNode) new StrictReader().read(file, text).documents().get(0).root();
  }

  private static String words(Node node) {
    if (node instanceof MapNode map) {
      return map.entries().entrySet().stream()
          .map(entry -> entry.getKey() + ": " + words(entry.getValue().value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node instanceof ListNode list) {
      return list.items().stream()
          .map(OverlayTest::words)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return ((ScalarNode) node).text();
  }
}
