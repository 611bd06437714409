package io.github.proxmoxctl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StoragesTest {

  @Test
  void nameIsTheStorageIdWhereNothingIsDeclared() {
    assertThat(Storages.UNDECLARED.idOf("main", "local-lvm")).isEqualTo("local-lvm");
    assertThat(Storages.UNDECLARED.in("main")).isEmpty();
  }

  @Test
  void datastoreSaysWhatItsNameStandsFor() {
    var storages = new Storages(List.of(TestEstate.datastore("ssd", "nvme-pool")));

    assertThat(storages.idOf("main", "ssd")).isEqualTo("nvme-pool");
    assertThat(storages.idOf("other", "ssd")).isEqualTo("nvme-pool");
    assertThat(storages.find("main", "nvme-pool")).isEmpty();
  }

  @Test
  void eachClusterHasItsOwn() {
    var ssd =
        new Datastore(
            "ssd",
            null,
            new TreeMap<>(Map.of("main", "lvm", "far", "ceph")),
            Set.of(Datastore.IMAGES),
            List.of("pve1"),
            false,
            Datastore.PARALLELISM,
            TestEstate.origins("x"));
    var storages = new Storages(List.of(ssd));

    assertThat(storages.idOf("main", "ssd")).isEqualTo("lvm");
    assertThat(storages.idOf("far", "ssd")).isEqualTo("ceph");
    assertThat(storages.in("third")).isEmpty();
    assertThat(ssd.isOn("pve1")).isTrue();
    assertThat(ssd.isOn("pve2")).isFalse();
  }
}
