package io.github.proxmoxctl.generation;

import static io.github.proxmoxctl.model.TestServer.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.allocation.Allocator;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.Datastore;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.TestEstate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DownloadedImageTest {

  private final TestEstate estate =
      new TestEstate()
          .image(TestEstate.downloaded("debian-13", "v2", "abcdef0123456789"))
          .image(TestEstate.downloaded("unused", "v1", "00"));

  @Test
  void eachNodeWithServersOfItHasItsOwn() {
    List<DownloadedImage> files =
        files(
            estate.with(
                named("a").image("debian-13").pinnedTo("pve2"),
                named("b").image("debian-13").pinnedTo("pve2"),
                named("c").image("debian-13").pinnedTo("pve1"),
                named("d").pinnedTo("pve3")));

    assertThat(files)
        .extracting(DownloadedImage::name)
        .containsExactly("debian-13 v2 on pve1", "debian-13 v2 on pve2");
    assertThat(files.get(0).volume()).isEqualTo("local:import/debian-13-v2-abcdef012345.qcow2");
    JsonNode values =
        Generated.json(ClusterRoot.generate(List.of(), files), "cluster.auto.tfvars.json")
            .path("images")
            .path("debian-13 v2 on pve2");
    assertThat(values.path("node").asText()).isEqualTo("pve2");
    assertThat(values.path("datastore").asText()).isEqualTo("local");
    assertThat(values.path("file_name").asText()).isEqualTo("debian-13-v2-abcdef012345.qcow2");
    assertThat(values.path("url").asText()).isEqualTo("https://images.example.org/debian-13.qcow2");
    assertThat(values.path("checksum_algorithm").asText()).isEqualTo("sha256");
    assertThat(values.path("checksum").asText()).hasSize(64).startsWith("abcdef0123456789");
  }

  @Test
  void aSharedDatastoreHasOneWhicheverNodesHaveServers() {
    TestEstate shared =
        new TestEstate()
            .datastore(
                new Datastore(
                    "images",
                    "nfs-images",
                    new TreeMap<>(),
                    Set.of(Datastore.IMPORT),
                    List.of("pve2", "pve3"),
                    true,
                    Datastore.PARALLELISM,
                    TestEstate.image("x", "v1", 1).origins()))
            .image(TestEstate.downloaded("debian-13", "v2", "ab", "images"));

    List<DownloadedImage> files =
        files(shared.with(named("a").image("debian-13").pinnedTo("pve3")));

    assertThat(files)
        .singleElement()
        .extracting(DownloadedImage::name)
        .isEqualTo("debian-13 v2 on images");
    assertThat(files.get(0).node()).isEqualTo("pve2");
    assertThat(files.get(0).volume()).startsWith("nfs-images:import/debian-13-v2-ab0");
  }

  @Test
  void withoutImagesTheRootIsMadeFromWhatItAlwaysWas() {
    assertThat(files(estate.with(named("d")))).isEmpty();
    assertThat(ClusterRoot.generate(List.of(), List.of()).files())
        .containsEntry("cluster.auto.tfvars.json", "{\n  \"security_groups\" : { }\n}\n");
  }

  private static List<DownloadedImage> files(DesiredState desired) {
    return DownloadedImage.of(
        desired,
        "main",
        Map.copyOf(Allocator.allocate(desired, AppliedState.empty(), Instant.EPOCH).servers()));
  }
}
