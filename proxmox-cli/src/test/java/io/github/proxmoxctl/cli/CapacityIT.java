package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan takes of the lab's nodes and datastores, and what policy says to it. */
class CapacityIT {

  private static final long GIB = 1L << 30;

  @TempDir Path folder;

  @Test
  void thePlanShowsHowFullItGetsAndPolicyRefusesTooMuch() throws Exception {
    try (Scene scene = Scene.of(folder, server("one", "4GiB"))) {
      scene
          .repo()
          .replace(
              "proxmox.yaml",
              "    maxDestroys: 0",
              "    capacity: {memory: 90, cpu: 400, datastore: 85}\n    maxDestroys: 0");
      scene.repo().commit("Limits");
      // the lab has 64 GiB, 16 threads and 500 GiB of local-lvm on each node
      assertThat(scene.run(0, "plan").out())
          .containsPattern("capacity +node +memory +cpu +memory if pve\\d is lost")
          .containsPattern("pve1 +0 % → 6 % +0 % → 6 %")
          .containsPattern("local-lvm on pve1 +3 %");
      scene.run(0, "apply");

      scene.repo().write("servers/shop/servers.yaml", server("one", "60GiB"));
      scene.repo().commit("Too much memory");
      assertThat(scene.run(4, "plan").out())
          .containsPattern("pve1 +6 % → 94 %")
          .contains(
              "capacity.memory: refused · node pve1's memory would be taken up to 94 %"
                  + " (60 GiB of 64 GiB; now 4 GiB); policy allows 90 % (proxmox.yaml:");
      assertThat(scene.run(4, "apply").err()).contains("policy.capacity.memory");

      scene
          .repo()
          .write(
              "servers/shop/servers.yaml",
              server("one", "4GiB", "disks: [{name: data, size: 450GiB, datastore: local-lvm}]"));
      scene.repo().commit("Too much space");
      assertThat(scene.run(4, "plan").out())
          .contains("capacity.datastore: refused · datastore local-lvm on pve1 would be taken");
      JsonNode capacity =
          new ObjectMapper()
              .readTree(scene.repo().read("target/proxmox/plan-result.json"))
              .at("/capacity/0");
      assertThat(capacity.at("/nodes/0/memory/total").asLong()).isEqualTo(64 * GIB);
      JsonNode space = capacity.at("/datastores/0/space");
      assertThat(space.path("after").asLong() - space.path("before").asLong()).isEqualTo(450 * GIB);
      // templates and the server that was applied are counted
      assertThat(space.path("before").asLong()).isGreaterThan(13 * GIB);
    }
  }

  private static String server(String name, String memory, String... lines) {
    return InfraRepo.server(name, lines)
        .replace("memory: 1GiB", "memory: " + memory)
        .replace("nodes: [pve1, pve2, pve3]", "node: pve1");
  }
}
