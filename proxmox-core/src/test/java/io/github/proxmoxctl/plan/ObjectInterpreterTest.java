package io.github.proxmoxctl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.Origins;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObjectInterpreterTest {

  private static final Location PLACE = new Location("catalog/firewall.yaml", 8, 5, 9);
  private static final Location DOWNLOAD = new Location("catalog/images.yaml", 12, 3, 8);
  private static final Map<String, Object> SSH =
      Map.of("type", "in", "action", "ACCEPT", "macro", "SSH", "enabled", true, "comment", "");
  private static final Map<String, Object> WEB =
      Map.of("type", "in", "action", "ACCEPT", "proto", "tcp", "dport", "80,443", "enabled", true);
  private static final Map<String, Object> OFF =
      Map.of(
          "type",
          "in",
          "action",
          "DROP",
          "source",
          "10.9.0.0/16",
          "enabled",
          false,
          "comment",
          "not yet");

  @Test
  void aGroupThatComesIsOneLine() {
    ObjectChange change = only(change("create", null, group("us", SSH, WEB)));

    assertThat(change.name()).isEqualTo("security group office");
    assertThat(change.action()).isEqualTo(Action.CREATE);
    assertThat(change.summary()).isEqualTo("2 rules");
    assertThat(change.location()).isEqualTo(PLACE);
    assertThat(only(change("create", null, group("us", OFF))).summary())
        .isEqualTo("in DROP from 10.9.0.0/16 (not yet) disabled");
  }

  @Test
  void aRuleInTheMiddleIsOneChange() {
    ObjectChange change = only(change("update", group("us", SSH, OFF), group("we", SSH, WEB, OFF)));

    assertThat(change.action()).isEqualTo(Action.UPDATE);
    assertThat(change.effect()).isEqualTo(Effect.ONLINE);
    assertThat(change.attributes())
        .extracting(AttributeChange::text)
        .containsExactly("description us → we", "+ rules in ACCEPT tcp 80,443");
  }

  @Test
  void aNewOrderIsAChange() {
    assertThat(only(change("update", group("us", SSH, WEB), group("us", WEB, SSH))).attributes())
        .extracting(AttributeChange::text)
        .containsExactly(
            "rules.order in ACCEPT SSH; in ACCEPT tcp 80,443 → in ACCEPT tcp 80,443; in ACCEPT SSH");
  }

  @Test
  void whatSomebodyDidByHandIsMarked() {
    ResourceChange set = change("update", group("us", SSH, OFF), group("us", SSH));
    ResourceChange drift = change("update", group("us", SSH), group("us", SSH, OFF));

    List<ObjectChange> changes =
        interpreter().interpret(new RootChanges(List.of(set), List.of(drift), false, false));

    assertThat(changes.get(0).attributes())
        .singleElement()
        .satisfies(
            attribute -> {
              assertThat(attribute.isByHand()).isTrue();
              assertThat(attribute.after()).isNull();
            });
  }

  @Test
  void digestStandsForTheRulesAndTheirOrder() {
    Digest one = only(change("update", group("us", SSH), group("us", SSH, WEB))).digest();
    assertThat(only(change("update", group("us", SSH), group("us", WEB, SSH))).digest())
        .isNotEqualTo(one);
    assertThat(only(change("update", group("us", SSH), group("us", SSH, WEB))).digest())
        .isEqualTo(one);
  }

  @Test
  void whatOnlyGoesOnlyRemoves() {
    ObjectChange gone = only(change("delete", group("us", SSH), null));
    assertThat(gone.action()).isEqualTo(Action.DESTROY);
    assertThat(RootPlan.ofObjects("main", "x", List.of(gone), false).onlyRemoves()).isTrue();
    ObjectChange more = only(change("create", null, group("us", SSH)));
    assertThat(RootPlan.ofObjects("main", "x", List.of(gone, more), false).onlyRemoves()).isFalse();
    ObjectChange none = only(change("no-op", group("us", SSH), group("us", SSH)));
    RootPlan nothing = RootPlan.ofObjects("main", "x", List.of(none), false);
    assertThat(nothing.onlyRemoves()).isFalse();
    assertThat(nothing.unchangedObjects()).isEqualTo(1);
  }

  @Test
  void anImageIsToldByItsAddressAndItsLine() {
    ObjectChange change = image("create", null, file("v1", "aa"));

    assertThat(change.name()).isEqualTo("image debian-12 v1 on pve1");
    assertThat(change.action()).isEqualTo(Action.CREATE);
    assertThat(change.summary()).isEqualTo("https://images.example.org/debian-12.qcow2");
    assertThat(change.attributes()).isEmpty();
    assertThat(change.location()).isEqualTo(DOWNLOAD);
    assertThat(change.isGone()).isFalse();
  }

  @Test
  void anotherContentOfAnImageIsAChangeOfIt() {
    ObjectChange change =
        interpreter()
            .interpret(
                new RootChanges(
                    List.of(
                        imageChange(
                            List.of("delete", "create"), file("v1", "aa"), file("v1", "bb"))),
                    List.of(),
                    false,
                    false))
            .get(0);

    assertThat(change.action()).isEqualTo(Action.UPDATE);
    assertThat(change.effect()).isEqualTo(Effect.ONLINE);
    assertThat(change.attributes())
        .extracting(AttributeChange::text)
        .containsExactly(
            "checksum sha256:aa → sha256:bb", "file debian-12-v1-aa.qcow2 → debian-12-v1-bb.qcow2");
  }

  @Test
  void whatSomebodyTookAwayIsMadeAgainAndSaysSo() {
    ObjectChange change =
        interpreter()
            .interpret(
                new RootChanges(
                    List.of(imageChange(List.of("create"), null, file("v1", "aa"))),
                    List.of(imageChange(List.of("delete"), file("v1", "aa"), null)),
                    false,
                    false))
            .get(0);

    assertThat(change.action()).isEqualTo(Action.CREATE);
    assertThat(change.isGone()).isTrue();
    assertThat(change.attributes())
        .extracting(AttributeChange::text)
        .containsExactly("+ image debian-12 v1 on pve1");
  }

  private static ObjectChange image(
      String action,
      @Nullable Map<String, @Nullable Object> before,
      @Nullable Map<String, @Nullable Object> after) {
    return only(imageChange(List.of(action), before, after));
  }

  private static Map<String, @Nullable Object> file(String version, String digest) {
    return Map.of(
        "node_name", "pve1",
        "datastore_id", "local",
        "file_name", "debian-12-" + version + "-" + digest + ".qcow2",
        "url", "https://images.example.org/debian-12.qcow2",
        "checksum", digest,
        "checksum_algorithm", "sha256");
  }

  private static ResourceChange imageChange(
      List<String> actions,
      @Nullable Map<String, @Nullable Object> before,
      @Nullable Map<String, @Nullable Object> after) {
    return new ResourceChange(
        ObjectKind.IMAGE.type() + ".image[\"debian-12 v1 on pve1\"]",
        ObjectKind.IMAGE.type(),
        null,
        null,
        actions,
        before,
        after,
        Map.of(),
        List.of(),
        null,
        null,
        false);
  }

  @Test
  void aBackupJobThatIsMadeAnewIsTheOldOneChanged() {
    Map<String, @Nullable Object> kept =
        Map.of("vmid", List.of("1001"), "prune_backups", Map.of("keep-last", "3"));
    Map<String, @Nullable Object> byStorage = Map.of("vmid", List.of("1001"));
    RootChanges changes =
        new RootChanges(
            List.of(
                job("proxmox_backup_job.job", List.of("delete", "create"), kept, byStorage),
                job("terraform_data.keep_by_storage", List.of("update"), Map.of(), Map.of())),
            List.of(),
            false,
            false);

    List<ObjectChange> told = interpreter().interpret(changes);

    assertThat(told).as("without what only serves the provider").hasSize(1);
    assertThat(told.get(0).name()).isEqualTo("backup job daily");
    assertThat(told.get(0).action()).isEqualTo(Action.UPDATE);
    assertThat(told.get(0).attributes())
        .extracting(AttributeChange::text)
        .containsExactly("keep last 3 → byStorage");
  }

  @Test
  void aBackupJobThatComesNamesItsServers() {
    RootChanges changes =
        new RootChanges(
            List.of(
                job(
                    "proxmox_backup_job.job",
                    List.of("create"),
                    null,
                    Map.of("vmid", List.of("1001"), "schedule", "02:30"))),
            List.of(),
            false,
            false);

    assertThat(interpreter().interpret(changes).get(0).attributes())
        .extracting(AttributeChange::text)
        .containsExactly("+ servers shop-db");
  }

  private static ResourceChange job(
      String address,
      List<String> actions,
      @Nullable Map<String, @Nullable Object> before,
      @Nullable Map<String, @Nullable Object> after) {
    return new ResourceChange(
        "module.job[\"daily\"]." + address,
        address.substring(0, address.indexOf('.')),
        null,
        null,
        actions,
        before,
        after,
        Map.of(),
        List.of(),
        null,
        null,
        false);
  }

  private static ObjectChange only(ResourceChange change) {
    return interpreter()
        .interpret(new RootChanges(List.of(change), List.of(), false, false))
        .get(0);
  }

  private static ObjectInterpreter interpreter() {
    return new ObjectInterpreter(
        Map.of(
            ObjectKind.SECURITY_GROUP,
            Map.of("office", new Origins(PLACE, Map.of())),
            ObjectKind.IMAGE,
            Map.of("debian-12 v1 on pve1", new Origins(PLACE, Map.of("download", DOWNLOAD)))),
        Map.of("1001", "shop-db"));
  }

  private static Map<String, @Nullable Object> group(String comment, Object... rules) {
    return Map.of("name", "office", "comment", comment, "rule", Arrays.asList(rules));
  }

  private static ResourceChange change(
      String action,
      @Nullable Map<String, @Nullable Object> before,
      @Nullable Map<String, @Nullable Object> after) {
    return new ResourceChange(
        ObjectKind.SECURITY_GROUP.type() + ".group[\"office\"]",
        ObjectKind.SECURITY_GROUP.type(),
        null,
        null,
        List.of(action),
        before,
        after,
        Map.of(),
        List.of(),
        null,
        null,
        false);
  }
}
