package io.github.proxmoxctl.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.Explanation;
import io.github.proxmoxctl.render.ExplanationText;
import io.github.proxmoxctl.render.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the values of a server come from. */
class ExplanationTest {

  @TempDir private Path root;

  private static final String STACK =
      """
      apiVersion: proxmoxctl/v1
      kind: Stack
      metadata: {name: shop}
      spec:
        defaults:
          image: debian-12
          size: small
          tags: [shop]
          networks: [{name: front, network: app}]
      """;

  private static final String SERVER =
      """
      apiVersion: proxmoxctl/v1
      kind: Server
      metadata: {name: web, labels: {app: shop}}
      spec:
        replicas: 2
        memory: 6GiB
        disks: [{name: data, size: 9GiB}]
        networks: [{name: front, firstAddress: 10.1.0.21}]
        roles: [{role: web, variables: {web_port: 81, web_upstreams: [a, b]}}]
        instances:
          "2": {size: huge}
      """;

  private static final String SIZE =
      """
      apiVersion: proxmoxctl/v1
      kind: Size
      metadata: {name: huge}
      spec: {cpu: {cores: 64}}
      """;

  @Test
  void everyLayerIsNamed() throws IOException {
    write();

    assertThat(lines("web-2"))
        .contains(
            "image|debian-12|Stack.defaults|servers/shop/stack.yaml:6",
            "size|huge|instance|servers/shop/web.yaml:11",
            "cpu.cores|64|instance, size huge|catalog/sizes.yaml:4",
            "cpu.sockets|1|default",
            "cpu.type|x86-64-v2-AES|default",
            "memory.size|6GiB|Server|servers/shop/web.yaml:6",
            "tags|[shop]|Stack.defaults|servers/shop/stack.yaml:8",
            "labels.app|shop|Server|servers/shop/web.yaml:3",
            "disks.data.size|9GiB|Server|servers/shop/web.yaml:7",
            "disks.data.datastore|local-lvm|Image debian-12|catalog/images.yaml:9",
            "networks.front.network|app|Stack.defaults|servers/shop/stack.yaml:9",
            "networks.front.address|10.1.0.22|firstAddress|servers/shop/web.yaml:8",
            "networks.front.gateway|true|Network app|catalog/networks.yaml:7",
            "networks.front.management|false|default",
            "placement.nodes|[pve1, pve2, pve3]|Cluster main|catalog/cluster.yaml:10",
            "roles.web.variables.web_port|81|Server|servers/shop/web.yaml:9",
            "roles.web.variables.web_upstreams|[a, b]|Server|servers/shop/web.yaml:9",
            "power|running|default",
            "onBoot|true|default",
            "restart|approved|default");
  }

  @Test
  void whatAnImageIsDownloadedFromIsTold() throws IOException {
    write();
    TestRepository repository = new TestRepository(root);
    repository.write(
        "catalog/images.yaml",
        """
        apiVersion: proxmoxctl/v1
        kind: Image
        metadata: {name: debian-12}
        spec:
          version: v1
          os: {family: debian}
          user: debian
          minimumDisk: 3GiB
          datastore: local-lvm
          download:
            url: https://images.example.org/debian-12.qcow2
            checksum: sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
            datastore: local
        """);

    assertThat(lines("web-1"))
        .contains(
            "image.download|https://images.example.org/debian-12.qcow2|Image debian-12|catalog/images.yaml:11");
  }

  @Test
  void builtInSizeIsAtThePlaceThatChoseIt() throws IOException {
    write();

    assertThat(lines("web-1"))
        .contains(
            "cpu.cores|2|Stack.defaults, size small (built in)|servers/shop/stack.yaml:7",
            "networks.front.address|10.1.0.21|firstAddress|servers/shop/web.yaml:8")
        .noneMatch(line -> line.startsWith("replicas") || line.startsWith("instances"));
  }

  @Test
  void tableIsAlignedAndSorted() throws IOException {
    TestRepository.base(root);

    assertThat(ExplanationText.render(explain("web"), Style.PLAIN))
        .startsWith("web in stack shop on cluster main\n\nVALUE ")
        .contains("\ncpu.cores                    2                   Server        servers/shop/")
        .contains("\ncpu.sockets                  1                   default\ncpu.type ");
  }

  @Test
  void serverThatIsNotThereIsNotExplained() throws IOException {
    TestRepository.base(root);

    assertThat(Repository.read(root, "wbe", ParseCache.NONE).explanation()).isNull();
    assertThat(Repository.read(root).explanation()).isNull();
  }

  private void write() throws IOException {
    TestRepository.base(root)
        .write("servers/shop/stack.yaml", STACK)
        .write("servers/shop/web.yaml", SERVER)
        .write("catalog/sizes.yaml", SIZE);
  }

  private Explanation explain(String server) {
    Explanation explanation = Repository.read(root, server, ParseCache.NONE).explanation();
    assertThat(explanation).isNotNull();
    return explanation;
  }

  private List<String> lines(String server) {
    return ExplanationText.render(explain(server), Style.PLAIN)
        .lines()
        .skip(3)
        .map(line -> line.replaceAll(" {2,}", "|"))
        .toList();
  }
}
