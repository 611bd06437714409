package io.github.proxmoxctl.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.lab.ApiClient.Answer;
import io.github.proxmoxctl.lab.fault.Fault;
import io.github.proxmoxctl.lab.fault.When;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Backups on demand as Proxmox VE makes, lists and guards them (pve-manager, API2/VZDump.pm and
 * VZDump.pm; pve-storage, Storage.pm).
 */
class BackupRunConformanceIT {
  private static final String CONTENT = "/nodes/pve1/storage/local/content";

  @TempDir static Path folder;

  static Lab lab;
  static ApiClient api;

  @BeforeAll
  static void startLab() {
    lab = Lab.start(LabOptions.in(folder));
    api = new ApiClient(lab, "apply");
  }

  @AfterAll
  static void stopLab() {
    lab.close();
  }

  @Test
  void anArchiveIsMadeListedAndRemoved() {
    TestGuest guest = TestGuest.cloned(api);

    Answer made = backup(guest, Map.of("compress", "zstd", "notes-template", "{{guestname}} x"));

    assertThat(api.exitStatus(made)).isEqualTo("OK");
    assertThat(made.data().asText()).contains(":vzdump:" + guest.id + ":");
    JsonNode archive = only(api, guest);
    assertThat(archive.path("volid").asText())
        .matches(
            "local:backup/vzdump-qemu-"
                + guest.id
                + "-\\d{4}(_\\d{2}){2}-\\d{2}(_\\d{2}){2}\\.vma\\.zst");
    assertThat(archive.path("format").asText()).isEqualTo("vma.zst");
    assertThat(archive.path("subtype").asText()).isEqualTo("qemu");
    assertThat(archive.path("notes").asText()).isEqualTo("guest-" + guest.id + " x");
    assertThat(archive.path("ctime").asLong())
        .isBetween(System.currentTimeMillis() / 1000 - 60, System.currentTimeMillis() / 1000 + 60);
    assertThat(api.get("/nodes/pve2/storage/local/content?vmid=" + guest.id).data())
        .as("local storage of another node")
        .noneMatch(volume -> volume.path("content").asText().equals("backup"));

    String volume = CONTENT + "/" + archive.path("volid").asText().replace("/", "%2F");
    assertThat(api.exitStatus(api.delete(volume))).isEqualTo("OK");
    assertThat(archives(api, guest)).isEmpty();
  }

  @Test
  void aProtectedArchiveStays() {
    TestGuest guest = TestGuest.cloned(api);
    backup(guest, Map.of("protected", "1"));
    String id = only(api, guest).path("volid").asText();

    Answer removed = api.delete(CONTENT + "/" + id.replace("/", "%2F"));

    assertThat(api.exitStatus(removed)).isEqualTo("can't remove archive '" + id + "' - protected");
    assertThat(only(api, guest).path("protected").asInt()).isEqualTo(1);
  }

  @Test
  void whoMayNotReadArchivesIsShownNone() {
    TestGuest guest = TestGuest.cloned(api);
    backup(guest, Map.of());
    ApiClient plan = new ApiClient(lab, "plan");

    assertThat(archives(plan, guest)).isEmpty();
    assertThat(archives(api, guest)).hasSize(1);
    assertThat(plan.post("/nodes/pve1/vzdump", Map.of("vmid", "" + guest.id)).status())
        .isEqualTo(403);
  }

  @Test
  void aGuestOfAnotherNodeIsNoneOfItsBusiness() {
    TestGuest guest = TestGuest.cloned(api);

    Answer answer = api.post("/nodes/pve2/vzdump", Map.of("vmid", "" + guest.id));

    assertThat(answer.data().asText()).isEqualTo("OK");
    assertThat(archives(api, guest)).isEmpty();
    assertThat(api.post("/nodes/pve1/vzdump", Map.of()).error("vmid"))
        .isEqualTo("property is missing");
  }

  @Test
  void aRunThatFailsSaysOfWhichGuest() {
    TestGuest guest = TestGuest.cloned(api);

    assertThat(api.exitStatus(backup(guest, Map.of("storage", "ssd")))).isEqualTo("job errors");
    lab.faults().add(new Fault.Full("local", When.ALWAYS));
    try {
      assertThat(api.exitStatus(backup(guest, Map.of()))).isEqualTo("job errors");
    } finally {
      lab.faults().clear(List.of());
    }
    assertThat(archives(api, guest)).isEmpty();
    assertThat(api.get(guest.path + "/config").data().has("lock")).isFalse();
  }

  private static Answer backup(TestGuest guest, Map<String, String> more) {
    Map<String, String> form = new HashMap<>(Map.of("vmid", "" + guest.id, "storage", "local"));
    form.putAll(more);
    return api.post("/nodes/pve1/vzdump", form);
  }

  private static JsonNode only(ApiClient reader, TestGuest guest) {
    JsonNode archives = archives(reader, guest);
    assertThat(archives).hasSize(1);
    return archives.get(0);
  }

  private static JsonNode archives(ApiClient reader, TestGuest guest) {
    return reader.get(CONTENT + "?content=backup&vmid=" + guest.id).data();
  }
}
