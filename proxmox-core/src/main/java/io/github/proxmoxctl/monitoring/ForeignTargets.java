package io.github.proxmoxctl.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.MonitoringTarget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Targets that somebody else registered: Prometheus would scrape an address twice, and each alert
 * on it would come twice.
 */
public final class ForeignTargets {

  private ForeignTargets() {}

  /**
   * Targets that stand in the file of another as well.
   *
   * @param own names of the files that this run writes
   */
  public static List<Diagnostic> clashes(
      MonitoringFolders folders, Set<String> own, Collection<MonitoringTarget> desired) {
    Map<String, String> fileByKey = new HashMap<>();
    folders
        .allTargets()
        .forEach(
            (file, text) -> {
              if (!own.contains("targets/" + file)) {
                String job = file.substring(0, file.indexOf('/'));
                addresses(text).forEach(address -> fileByKey.put(job + " " + address, file));
              }
            });
    List<Diagnostic> clashes = new ArrayList<>();
    for (MonitoringTarget target : desired) {
      String file = fileByKey.get(target.key());
      if (file != null) {
        clashes.add(
            Diagnostic.error(
                    "monitoring.duplicate",
                    "%s (%s) is registered already".formatted(target.title(), target.address()),
                    null)
                .because("it stands in " + file + ", which is another's")
                .next("take it out of that file, or do not declare it here"));
      }
    }
    return clashes;
  }

  // a file that cannot be read has no targets: Prometheus sees it likewise
  private static List<String> addresses(String text) {
    List<String> addresses = new ArrayList<>();
    try {
      for (JsonNode group : new ObjectMapper().readTree(text)) {
        group.path("targets").forEach(address -> addresses.add(address.asText()));
      }
    } catch (JsonProcessingException e) {
      return List.of();
    }
    return addresses;
  }
}
