package io.github.proxmoxctl.generation;

import io.github.proxmoxctl.model.SecurityGroup;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The file that turns the static module {@code terraform/cluster} into the root of one cluster:
 * what belongs to no server.
 */
public final class ClusterRoot {

  private static final String VALUES = "cluster.auto.tfvars.json";
  private static final List<String> KEPT_OF_RULE =
      List.of(
          "type", "action", "macro", "proto", "source", "sport", "dest", "dport", "log", "comment",
          "enabled");

  /** The module's word by the provider's. */
  private static final Map<String, String> KEPT_OF_IMAGE =
      Map.of(
          "node_name", "node",
          "datastore_id", "datastore",
          "file_name", "file_name",
          "url", "url",
          "checksum", "checksum",
          "checksum_algorithm", "checksum_algorithm");

  private ClusterRoot() {}

  /**
   * What is declared no longer and stays for now: values of the provider's resources by name, as
   * they are.
   */
  public record Kept(
      Map<String, Map<String, @Nullable Object>> groups,
      Map<String, Map<String, @Nullable Object>> images) {

    /** Nothing. */
    public static final Kept NOTHING = new Kept(Map.of(), Map.of());

    public Kept {
      groups = Map.copyOf(groups);
      images = Map.copyOf(images);
    }
  }

  public static GeneratedFiles generate(
      Collection<SecurityGroup> groups, Collection<DownloadedImage> images) {
    return generate(groups, images, Kept.NOTHING);
  }

  /** With what is declared no longer and stays for now. */
  public static GeneratedFiles generate(
      Collection<SecurityGroup> groups, Collection<DownloadedImage> images, Kept kept) {
    SortedMap<String, Object> groupValues = new TreeMap<>();
    kept.groups().forEach((name, resource) -> groupValues.put(name, asItIs(resource)));
    groups.forEach(group -> groupValues.put(group.name(), declared(group)));
    SortedMap<String, Object> imageValues = new TreeMap<>();
    kept.images().forEach((name, resource) -> imageValues.put(name, imageAsItIs(resource)));
    images.forEach(image -> imageValues.put(image.name(), image.values()));
    SortedMap<String, Object> values = new TreeMap<>();
    values.put("security_groups", groupValues);
    if (!imageValues.isEmpty()) {
      values.put("images", imageValues);
    }
    return new GeneratedFiles(new TreeMap<>(Map.of(VALUES, JsonText.of(values))));
  }

  private static Map<String, Object> declared(SecurityGroup group) {
    Map<String, Object> values = new LinkedHashMap<>();
    // Proxmox keeps a comment on one line
    values.put("comment", group.description().strip().replaceAll("\\s*\\R\\s*", " "));
    values.put("rules", group.rules().stream().map(FirewallVariables::rule).toList());
    return values;
  }

  private static Map<String, Object> asItIs(Map<String, @Nullable Object> resource) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("comment", resource.get("comment") instanceof String comment ? comment : "");
    values.put(
        "rules",
        resource.get("rule") instanceof List<?> rules
            ? rules.stream().map(rule -> ruleAsItIs((Map<?, ?>) rule)).toList()
            : List.of());
    return values;
  }

  private static Map<String, Object> ruleAsItIs(Map<?, ?> rule) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String key : KEPT_OF_RULE) {
      Object value = rule.get(key);
      if (value != null) {
        values.put(key, value);
      }
    }
    return values;
  }

  private static Map<String, Object> imageAsItIs(Map<String, @Nullable Object> resource) {
    SortedMap<String, Object> values = new TreeMap<>();
    KEPT_OF_IMAGE.forEach(
        (theirs, ours) -> {
          Object value = resource.get(theirs);
          if (value != null) {
            values.put(ours, value);
          }
        });
    return values;
  }
}
