package io.github.proxmoxctl.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.Explanation;
import io.github.proxmoxctl.model.Explanation.Source;
import io.github.proxmoxctl.model.Explanation.Value;
import io.github.proxmoxctl.model.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema tells editors and {@code --explain} a default: it is what the reader does. */
class SchemaDefaultsTest {

  private static final String WRITTEN =
      """
        image: debian-12
        size: small
        networks: [{name: front, network: app}]
        disks: [{name: data, size: 9GiB}]
      """;

  @TempDir private Path root;

  @Test
  void writingADefaultChangesNothing() throws IOException {
    TestRepository repository = TestRepository.base(root);
    repository.write("servers/shop/web.yaml", TestRepository.server("{name: web}", WRITTEN));
    ReadResult silent = Repository.read(root, "web", ParseCache.NONE);
    Explanation explanation = silent.explanation();
    assertThat(explanation).isNotNull();
    List<Value> defaults =
        explanation.values().stream().filter(value -> value.source() == Source.DEFAULT).toList();

    // an instance merges with the document
    repository.write(
        "servers/shop/web.yaml",
        TestRepository.server(
            "{name: web}",
            WRITTEN + "  replicas: 1\n  instances: {\"1\": " + tree(defaults) + "}\n"));
    ReadResult explicit = Repository.read(root);

    assertThat(defaults).extracting(Value::path).contains("cpu.type", "onBoot", "power");
    assertThat(explicit.diagnostics()).isEmpty();
    assertThat(explicit.readable().servers().get(0))
        .usingRecursiveComparison()
        .ignoringFields("origins", "name", "replica")
        .isEqualTo(server(silent));
  }

  private static Server server(ReadResult result) {
    return result.readable().servers().get(0);
  }

  /** The values as YAML on one line. */
  private static String tree(List<Value> values) {
    SortedMap<String, Object> tree = new TreeMap<>();
    values.forEach(value -> put(tree, value.path(), value.text()));
    return words("", tree);
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> tree, String path, String text) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      tree.put(path, text);
    } else {
      Object below = tree.computeIfAbsent(path.substring(0, dot), key -> new TreeMap<>());
      put((Map<String, Object>) below, path.substring(dot + 1), text);
    }
  }

  @SuppressWarnings("unchecked")
  private static String words(String key, Object value) {
    if (!(value instanceof Map)) {
      return String.valueOf(value);
    }
    Map<String, Object> map = (Map<String, Object>) value;
    if (List.of("disks", "networks").contains(key)) {
      return map.entrySet().stream()
          .map(
              item ->
                  words("", item.getValue()).replaceFirst("\\{", "{name: " + item.getKey() + ", "))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return map.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + words(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
