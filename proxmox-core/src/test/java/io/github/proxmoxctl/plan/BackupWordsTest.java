package io.github.proxmoxctl.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackupWordsTest {

  private static final BackupWords WORDS =
      new BackupWords(Map.of("1001", "shop-db", "1002", "shop-web-1", "1003", "shop-web-2"));

  @Test
  void serversComeAndGoByName() {
    assertThat(texts(job(Map.of()), job(Map.of("vmid", List.of("1002", "1003", "77")))))
        .containsExactly("+ servers VM 77", "- servers shop-db", "+ servers shop-web-2");
  }

  @Test
  void valuesAreSaidInTheWordsOfThePolicy() {
    assertThat(
            texts(
                job(Map.of()),
                job(
                    Map.of(
                        "schedule", "sun 04:00",
                        "storage", "nas",
                        "compress", "0",
                        "prune_backups", Map.of("keep-all", "1"),
                        "notes_template", "{{node}}"))))
        .containsExactly(
            "compress zstd → none",
            "datastore local → nas",
            "keep daily 7, last 3 → all",
            "notes {{guestname}} → {{node}}",
            "schedule 02:30 → sun 04:00");
  }

  @Test
  void retentionIsTheStoragesWhenTheJobSaysNone() {
    Map<String, @Nullable Object> byStorage = job(Map.of());
    byStorage.put("prune_backups", null);

    assertThat(texts(job(Map.of()), byStorage)).containsExactly("keep daily 7, last 3 → byStorage");
    byStorage.remove("prune_backups");
    assertThat(
            WORDS.differences(
                change(job(Map.of()), byStorage, Map.of("prune_backups", true)), null, null))
        .extracting(AttributeChange::text)
        .containsExactly("keep daily 7, last 3 → byStorage");
  }

  @Test
  void whatTheProviderDoesNotKnowIsNoChange() {
    ResourceChange change =
        change(job(Map.of("bwlimit", 5L)), job(Map.of()), Map.of("bwlimit", true, "ionice", true));

    assertThat(WORDS.differences(change, null, null)).isEmpty();
  }

  @Test
  void whatWasChangedByHandIsSaidSo() {
    Map<String, @Nullable Object> byHand = job(Map.of("enabled", false));
    ResourceChange change = change(byHand, job(Map.of("schedule", "03:00")), Map.of());
    ResourceChange drift = change(job(Map.of()), byHand, Map.of());

    assertThat(WORDS.differences(change, drift, null))
        .extracting(AttributeChange::text, AttributeChange::isByHand)
        .containsExactly(
            tuple("enabled false → true", true), tuple("schedule 02:30 → 03:00", false));
  }

  @Test
  void aJobIsToldInOneLine() {
    assertThat(WORDS.summary(job(Map.of()))).isEqualTo("02:30 · keep daily 7, last 3 · 2 servers");
    assertThat(WORDS.summary(job(Map.of("vmid", List.of("1001"))))).endsWith(" · 1 server");
  }

  private static ResourceChange change(
      Map<String, @Nullable Object> before,
      Map<String, @Nullable Object> after,
      Map<String, @Nullable Object> unknown) {
    return new ResourceChange(
        "module.job[\"daily\"].proxmox_backup_job.job",
        "proxmox_backup_job",
        null,
        null,
        List.of("update"),
        before,
        after,
        unknown,
        List.of(),
        null,
        null,
        false);
  }

  private static List<String> texts(
      Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    return WORDS.differences(change(before, after, Map.of()), null, null).stream()
        .map(AttributeChange::text)
        .toList();
  }

  private static Map<String, @Nullable Object> job(Map<String, Object> changes) {
    Map<String, @Nullable Object> job =
        new HashMap<>(
            Map.of(
                "id", "acme_shop_daily",
                "schedule", "02:30",
                "storage", "local",
                "vmid", List.of("1001", "1002"),
                "mode", "snapshot",
                "compress", "zstd",
                "enabled", true,
                "prune_backups", Map.of("keep-last", "3", "keep-daily", "7"),
                "notes_template", "{{guestname}}"));
    job.putAll(changes);
    return job;
  }
}
