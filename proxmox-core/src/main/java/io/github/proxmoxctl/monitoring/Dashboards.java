package io.github.proxmoxctl.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The dashboards that come with proxmoxctl, with uids of their own. */
public final class Dashboards {

  private static final List<String> FILES =
      List.of("proxmoxctl-fleet.json", "proxmoxctl-server.json");

  private Dashboards() {}

  /** By the names that the ledger has for them: {@code dashboards/proxmoxctl-fleet.json}. */
  public static SortedMap<String, String> all() {
    SortedMap<String, String> all = new TreeMap<>();
    FILES.forEach(file -> all.put("dashboards/" + file, read(file)));
    return all;
  }

  /**
   * Dashboards of others with a uid or title of ours: with two of one name Grafana stops to take up
   * changes of any, without a word.
   */
  public static List<Diagnostic> clashes(MonitoringFolders folders) {
    Map<String, String> names = new HashMap<>();
    all().forEach((file, text) -> names(text).forEach(name -> names.put(name, file)));
    List<Diagnostic> clashes = new ArrayList<>();
    folders
        .otherDashboards(all().keySet())
        .forEach(
            (file, text) ->
                names(text).stream()
                    .filter(names::containsKey)
                    .findFirst()
                    .ifPresent(name -> clashes.add(clash(file, name))));
    return clashes;
  }

  private static Diagnostic clash(String file, String name) {
    return Diagnostic.error(
            "monitoring.dashboard",
            "%s is a dashboard with the name of one of ours: %s".formatted(file, name),
            null)
        .because("of two dashboards of one uid or title Grafana takes up neither's changes")
        .next("give it another uid and title, or delete it");
  }

  private static List<String> names(String text) {
    try {
      JsonNode dashboard = new ObjectMapper().readTree(text);
      return Stream.of("uid", "title")
          .map(key -> dashboard.path(key).asText(""))
          .filter(name -> !name.isEmpty())
          .toList();
    } catch (JsonProcessingException e) {
      return List.of();
    }
  }

  private static String read(String file) {
    try (InputStream in = Dashboards.class.getResourceAsStream("dashboards/" + file)) {
      if (in == null) {
        throw new IllegalStateException("not packed: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
