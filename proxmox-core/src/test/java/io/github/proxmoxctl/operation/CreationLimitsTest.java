package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.DataSize;
import io.github.proxmoxctl.model.Datastore;
import io.github.proxmoxctl.model.LiveInventory;
import io.github.proxmoxctl.model.LiveStorage;
import io.github.proxmoxctl.model.Origins;
import io.github.proxmoxctl.model.Storages;
import io.github.proxmoxctl.operation.VolumeDemand.Place;
import io.github.proxmoxctl.plan.ResourceChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CreationLimitsTest {

  private static final LiveInventory CLUSTER =
      new LiveInventory(
          "main",
          new TreeMap<>(),
          new TreeMap<>(),
          List.of(storage("ssd", "pve1", true), storage("lvm", "pve1", false)));

  private final CreationLimits limits = new CreationLimits(new Storages(List.of(slow())));

  @Test
  void aServerCountsOnceAtEachPlaceOfItsDisks() {
    List<ResourceChange> changes =
        List.of(
            vm("a", List.of("create"), "pve1", "lvm", "lvm", "ssd"),
            vm("b", List.of("delete", "create"), "pve2", "lvm"),
            vm("c", List.of("update"), "pve1", "lvm"));
    assertThat(VolumeDemand.of(CLUSTER, changes).servers())
        .containsExactly(
            Map.entry(new Place("main", "lvm", "pve1"), 1),
            Map.entry(new Place("main", "lvm", "pve2"), 1),
            Map.entry(new Place("main", "ssd", ""), 1));
  }

  @Test
  void moreThanAPlaceBearsAreMadeFewAtATime() {
    assertThat(limits.parallelism(demand(2, "ssd"))).isEqualTo(20);
    assertThat(limits.parallelism(demand(3, "ssd"))).isEqualTo(2);
    assertThat(limits.parallelism(demand(16, "lvm"))).isEqualTo(20);
    assertThat(limits.parallelism(demand(17, "lvm"))).isEqualTo(16);
    assertThat(limits.parallelism(demand(0, "lvm"))).isEqualTo(20);
  }

  @Test
  void whatDoesNotFitWaitsAndOtherPlacesDoNot() throws Exception {
    CountDownLatch isIn = new CountDownLatch(1);
    CountDownLatch mayLeave = new CountDownLatch(1);
    List<String> order = java.util.Collections.synchronizedList(new ArrayList<>());
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<String> first =
          threads.submit(
              () ->
                  within(
                      demand(2, "ssd"),
                      () -> {
                        isIn.countDown();
                        await(mayLeave);
                        order.add("first");
                      }));
      isIn.await();
      Future<String> second =
          threads.submit(() -> within(demand(5, "ssd"), () -> order.add("second")));
      assertThat(within(demand(16, "lvm"), () -> order.add("elsewhere"))).isEqualTo("done");
      assertThat(
              limits.<String>within(
                  demand(1, "ssd"), () -> true, parallelism -> "done", () -> "over"))
          .isEqualTo("over");
      mayLeave.countDown();
      assertThat(first.get()).isEqualTo("done");
      assertThat(second.get()).isEqualTo("done");
    } finally {
      threads.shutdownNow();
    }
    assertThat(order).containsExactly("elsewhere", "first", "second");
  }

  private String within(VolumeDemand demand, Runnable work) {
    return limits.within(
        demand,
        () -> false,
        parallelism -> {
          work.run();
          return "done";
        },
        () -> "over");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static VolumeDemand demand(int servers, String storage) {
    return VolumeDemand.of(
        CLUSTER,
        IntStream.range(0, servers)
            .mapToObj(i -> vm("s" + i, List.of("create"), "pve1", storage))
            .toList());
  }

  private static ResourceChange vm(
      String name, List<String> actions, String node, String... storages) {
    return new ResourceChange(
        "module.server[\"" + name + "\"].proxmox_virtual_environment_vm.vm",
        ResourceChange.VM,
        name,
        null,
        actions,
        null,
        Map.of(
            "node_name",
            node,
            "disk",
            java.util.Arrays.stream(storages).map(id -> Map.of("datastore_id", id)).toList()),
        Map.of(),
        List.of(),
        null,
        null,
        false);
  }

  private static LiveStorage storage(String id, String node, boolean isShared) {
    return new LiveStorage(id, node, isShared, new DataSize(0), new DataSize(0));
  }

  private static Datastore slow() {
    return new Datastore(
        "slow",
        "ssd",
        new TreeMap<>(),
        Set.of(Datastore.IMAGES),
        List.of(),
        true,
        2,
        new Origins(new Location("catalog/datastores.yaml", 1, 1, 1), Map.of()));
  }
}
