package io.github.proxmoxctl.generation;

import static io.github.proxmoxctl.generation.Generated.json;
import static io.github.proxmoxctl.generation.Generated.text;
import static io.github.proxmoxctl.model.TestServer.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.allocation.Allocator;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.BackupPolicy;
import io.github.proxmoxctl.model.BackupPolicy.Compression;
import io.github.proxmoxctl.model.BackupPolicy.Mode;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Origins;
import io.github.proxmoxctl.model.Retention;
import io.github.proxmoxctl.model.ServerSelector;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BackupRootTest {

  private static final String FILE = "backup.auto.tfvars.json";
  private static final Retention KEEP = new Retention.Counts(3, 0, 7, 0, 0, 0);
  private static final ServerSelector ALL =
      new ServerSelector(true, new TreeMap<>(), List.of(), List.of(), List.of("shop-old"));

  @Test
  void writesOneJobOfAStackAndPolicyWithAllThatIsSaidOfIt() {
    DesiredState desired =
        new TestEstate()
            .datastore(TestEstate.datastore("backup", "nas"))
            .backupPolicy("daily", KEEP, ServerSelector.NONE)
            .with(
                named("shop-web-2").stack("shop").backups("daily"),
                named("shop-web-1").stack("shop").backups("daily"),
                named("shop-old").stack("shop"),
                named("wiki").stack("intranet").backups("daily"));
    List<Integer> ids =
        given(desired).values().stream()
            .filter(server -> server.name().startsWith("shop-web"))
            .map(AppliedServer::vmId)
            .sorted()
            .toList();

    assertThat(text(root(desired, "shop"), FILE))
        .isEqualTo(
            """
            {
              "jobs" : {
                "daily" : {
                  "id" : "acme_shop_daily",
                  "schedule" : "02:30",
                  "storage" : "nas",
                  "vm_ids" : [
                    %d,
                    %d
                  ],
                  "mode" : "snapshot",
                  "compress" : "zstd",
                  "keep" : {
                    "keep-daily" : "7",
                    "keep-last" : "3"
                  },
                  "notes" : "{{guestname}}"
                }
              },
              "adopt" : { }
            }
            """
                .formatted(ids.get(0), ids.get(1)));
  }

  @Test
  void aServerMayBeInSeveralJobsAndAPolicyWithoutServersHasNone() {
    DesiredState desired =
        new TestEstate()
            .backupPolicy("daily", KEEP, ALL)
            .backupPolicy("offsite", KEEP, ServerSelector.NONE)
            .backupPolicy("unused", KEEP, ServerSelector.NONE)
            .with(
                named("shop-db").stack("shop").backups("offsite"), named("shop-old").stack("shop"));

    assertThat(BackupJob.of(desired, "shop", given(desired)))
        .extracting(BackupJob::id, job -> job.members().keySet().toString())
        .containsExactly(
            tuple("acme_shop_daily", "[shop-db]"), tuple("acme_shop_offsite", "[shop-db]"));
    assertThat(BackupJob.of(desired, "intranet", given(desired))).isEmpty();
  }

  @Test
  void retentionIsSaidInProxmoxWords() {
    assertThat(job(policy(new Retention.Everything(), "")).path("keep").toString())
        .isEqualTo("{\"keep-all\":\"1\"}");
    assertThat(job(policy(new Retention.ByStorage(), "")).path("keep").isNull()).isTrue();
    assertThat(job(policy(new Retention.Counts(1, 2, 3, 4, 5, 6), "")).path("keep").toString())
        .isEqualTo(
            "{\"keep-daily\":\"3\",\"keep-hourly\":\"2\",\"keep-last\":\"1\",\"keep-monthly\":\"5\","
                + "\"keep-weekly\":\"4\",\"keep-yearly\":\"6\"}");
  }

  @Test
  void notesAreOneLineAsProxmoxEscapesIt() {
    assertThat(job(policy(KEEP, "C:\\temp\nof {{node}}\n")).path("notes").asText())
        .isEqualTo("C:\\\\temp\\nof {{node}}");
    assertThat(job(policy(KEEP, " ")).path("notes").isNull()).isTrue();
  }

  @Test
  void noCompressionIsZero() {
    assertThat(job(policy(KEEP, "")).path("compress").asText()).isEqualTo("0");
    assertThat(job(policy(KEEP, "")).path("mode").asText()).isEqualTo("stop");
  }

  @Test
  void aLongIdIsCutAndStaysItsOwn() {
    String stack = "a-stack-with-a-name-as-long-as-it-may-well-become";
    String one = BackupJobId.of("acme", stack, "daily");
    String other = BackupJobId.of("acme", stack, "weekly");

    assertThat(one).hasSize(50).startsWith("acme_a-stack-with-").isNotEqualTo(other);
    assertThat(one).isEqualTo(BackupJobId.of("acme", stack, "daily"));
    assertThat(BackupJobId.of("acme", "shop", "daily")).isEqualTo("acme_shop_daily");
  }

  private static BackupPolicy policy(Retention keep, String notes) {
    return new BackupPolicy(
        "p",
        "sun 04:00",
        "nas",
        Mode.STOP,
        Compression.NONE,
        keep,
        ServerSelector.NONE,
        null,
        notes,
        new Origins(Location.ofFile("x"), Map.of()));
  }

  private static JsonNode job(BackupPolicy policy) {
    TestServer web = named("web").backups("p");
    DesiredState desired = new TestEstate().backupPolicy(policy).with(web);
    return json(root(desired, web.build().stack()), FILE).path("jobs").path("p");
  }

  private static GeneratedFiles root(DesiredState desired, String stack) {
    return BackupRoot.generate(
        BackupJob.of(desired, stack, given(desired)), "main", desired.storages(), Map.of());
  }

  private static Map<String, AppliedServer> given(DesiredState desired) {
    return Allocator.allocate(desired, AppliedState.empty(), Instant.EPOCH).servers();
  }
}
