package io.github.proxmoxctl.monitoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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
