package io.github.proxmoxctl.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.lab.ApiClient.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A fresh clone of a template, and what a test does with it. */
final class TestGuest {
  private static final AtomicInteger IDS = new AtomicInteger(1000);

  final int id = IDS.incrementAndGet();
  final String path = "/nodes/pve1/qemu/" + id;
  private final ApiClient api;

  private TestGuest(ApiClient api) {
    this.api = api;
  }

  static int nextId() {
    return IDS.incrementAndGet();
  }

  static TestGuest cloned(ApiClient api) {
    TestGuest guest = new TestGuest(api);
    Answer answer =
        api.post(
            "/nodes/pve1/qemu/9001/clone",
            Map.of("newid", Integer.toString(guest.id), "full", "1", "name", "guest-" + guest.id));
    assertThat(api.exitStatus(answer)).isEqualTo("OK");
    return guest;
  }

  void start() {
    assertThat(api.exitStatus(api.post(path + "/status/start", Map.of()))).isEqualTo("OK");
  }

  void put(String key, String value) {
    Answer answer = api.put(path + "/config", Map.of(key, value));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  JsonNode config() {
    return api.get(path + "/config").data();
  }

  /** Keys that wait, with their values; a waiting removal has none. */
  Map<String, String> pending() {
    Map<String, String> pending = new HashMap<>();
    for (JsonNode entry : api.get(path + "/pending").data()) {
      if (entry.has("pending") || entry.has("delete")) {
        pending.put(entry.path("key").asText(), entry.path("pending").asText());
      }
    }
    return pending;
  }
}
