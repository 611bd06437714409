package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.Datastore;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Origins;
import io.github.proxmoxctl.model.Retention;
import io.github.proxmoxctl.model.ServerSelector;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.Undecoded;
import io.github.proxmoxctl.model.VmIdRange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** References to datastores; those of disks, with their places, are among the golden cases. */
class DatastoreRulesTest {

  // the image of the estate names local-lvm
  private static final TestServer WEB = TestServer.named("web").disk("data", 5);

  @Test
  void anyNameIsAStorageIdWhereNoDatastoreIsDeclared() {
    assertThat(references(new TestEstate().with(WEB))).isEmpty();
  }

  @Test
  void storageIdIsNoNameOnceOneIsDeclared() {
    assertThat(references(new TestEstate().datastore(store("ssd", "local-lvm")).with(WEB)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.summary()).isEqualTo("there is no datastore \"local-lvm\"");
              assertThat(problem.remedy()).isEqualTo("did you mean \"ssd\"?");
            });
  }

  @Test
  void datastoreThatCouldNotBeDecodedIsNotMissing() {
    var undecoded = new Undecoded(false, Map.of("Datastore", Set.of("local-lvm")));

    assertThat(
            new DatastoreReferences(undecoded)
                .check(new TestEstate().datastore(store("ssd", "nvme")).with(WEB)))
        .isEmpty();
  }

  @Test
  void backupsNeedADatastoreThatKeepsThem() {
    DesiredState state =
        new TestEstate()
            .datastore(store("local-lvm", "local-lvm"))
            .datastore(store("backup", "nas"))
            .backupPolicy("daily", new Retention.ByStorage(), ServerSelector.NONE)
            .with(WEB);

    assertThat(new DatastoreContents().check(state))
        .extracting(Diagnostic::summary)
        .containsExactly(
            "datastore \"backup\" does not keep \"backup\", which backup policy \"daily\" needs");
  }

  @Test
  void datastoreIsWhereTheServerMayLand() {
    Datastore ssd =
        new Datastore(
            "ssd",
            "nvme",
            new TreeMap<>(),
            Set.of(Datastore.IMAGES),
            List.of("pve1"),
            false,
            Datastore.PARALLELISM,
            new Origins(Location.ofFile("catalog/datastores.yaml"), Map.of()));

    assertThat(new DatastoreNodes().check(new TestEstate().datastore(ssd).with(WEB)))
        .extracting(Diagnostic::summary)
        .containsExactly("datastore \"ssd\" is not on pve2, pve3, where \"web\" may live");
    assertThat(
            new DatastoreNodes()
                .check(
                    new TestEstate()
                        .datastore(ssd)
                        .with(TestServer.named("web").disk("data", 5).pinnedTo("pve1"))))
        .isEmpty();
  }

  @Test
  void clusterOfAStorageIsDeclared() {
    Datastore far = inCluster("far", "mian");

    assertThat(
            references(
                new TestEstate()
                    .datastore(far)
                    .datastore(store("local-lvm", "local-lvm"))
                    .with(TestServer.named("web"))))
        .extracting(Diagnostic::remedy)
        .containsExactly("did you mean \"main\"?");
    assertThat(
            new DatastoreReferences(new Undecoded(false, Map.of("Cluster", Set.of("mian"))))
                .check(new TestEstate().datastore(far).with(TestServer.named("web"))))
        .isEmpty();
  }

  @Test
  void datastoreOfAnotherClusterIsToldApart() {
    Datastore far = inCluster("local-lvm", "far");

    assertThat(
            references(
                new TestEstate()
                    .cluster("far", new VmIdRange(2000, 2999))
                    .datastore(far)
                    .datastore(store("ssd", "local-lvm"))
                    .with(TestServer.named("web"))))
        .extracting(Diagnostic::summary)
        .containsExactly("datastore \"local-lvm\" has no storage in cluster \"main\"");
  }

  @Test
  void imageIsJudgedWhereItsServersLive() {
    Datastore far = inCluster("nvme", "far");
    TestEstate estate = new TestEstate().cluster("far", new VmIdRange(2000, 2999)).datastore(far);

    assertThat(references(estate.with(TestServer.named("web")))).isEmpty();
    assertThat(references(estate.with(TestServer.named("web").cluster("far"))))
        .extracting(Diagnostic::summary)
        .containsExactly("there is no datastore \"local-lvm\"");
  }

  @Test
  void archivesCanBeWrittenWhereTheServerMayLive() {
    Datastore nas =
        new Datastore(
            "backup",
            "nas",
            new TreeMap<>(),
            Set.of(Datastore.BACKUP),
            List.of("pve1", "pve2"),
            true,
            Datastore.PARALLELISM,
            new Origins(Location.ofFile("catalog/datastores.yaml"), Map.of()));
    TestEstate estate =
        new TestEstate()
            .datastore(nas)
            .backupPolicy("daily", new Retention.ByStorage(), ServerSelector.NONE);

    assertThat(new DatastoreNodes().check(estate.with(TestServer.named("web").backups("daily"))))
        .extracting(Diagnostic::summary)
        .containsExactly("datastore \"backup\" is not on pve3, where \"web\" may live");
    assertThat(new DatastoreNodes().check(estate.with(TestServer.named("web")))).isEmpty();
  }

  private static Datastore store(String name, String storage) {
    return TestEstate.datastore(name, storage);
  }

  private static List<Diagnostic> references(DesiredState state) {
    return new DatastoreReferences(Undecoded.NOTHING).check(state);
  }

  private static Datastore inCluster(String name, String cluster) {
    return new Datastore(
        name,
        null,
        new TreeMap<>(Map.of(cluster, "nvme")),
        Set.of(Datastore.IMAGES),
        List.of(),
        false,
        Datastore.PARALLELISM,
        new Origins(Location.ofFile("catalog/datastores.yaml"), Map.of()));
  }
}
