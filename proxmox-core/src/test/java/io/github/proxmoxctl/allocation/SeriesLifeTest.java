package io.github.proxmoxctl.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.language.ReadResult;
import io.github.proxmoxctl.language.Repository;
import io.github.proxmoxctl.language.TestRepository;
import io.github.proxmoxctl.model.AppliedServer;
import io.github.proxmoxctl.model.AppliedState;
import io.github.proxmoxctl.model.DesiredState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of servers when their document says other names and numbers: from the YAML on. */
class SeriesLifeTest {

  private static final Instant DATE = Instant.parse("2026-11-23T00:00:00Z");
  private static final String SPEC =
      "  image: debian-12\n  size: small\n  disks: [{name: data, size: 9GiB}]\n";
  private static final String NIC = "  networks: [{name: front, network: app}]\n";

  @TempDir private Path root;
  private AppliedState applied = AppliedState.empty();

  @BeforeEach
  void base() throws IOException {
    TestRepository.base(root);
  }

  @Test
  void renamedSeriesKeepsItsServersNumberByNumber() throws IOException {
    apply("{name: old}", "  replicas: 3\n" + NIC);
    Map<String, Integer> before = ids();

    Allocation renamed = apply("{name: new, formerNames: [old]}", "  replicas: 3\n" + NIC);

    assertThat(renamed.moves())
        .isEqualTo(Map.of("new-1", "old-1", "new-2", "old-2", "new-3", "old-3"));
    assertThat(ids())
        .isEqualTo(
            Map.of(
                "new-1", before.get("old-1"),
                "new-2", before.get("old-2"),
                "new-3", before.get("old-3")));
  }

  @Test
  void seriesThatIsPaddedOtherwiseIsRenamedLikeAnyOther() throws IOException {
    apply("{name: app}", "  replicas: 2\n" + NIC);
    Map<String, Integer> before = ids();

    Allocation padded =
        apply("{name: app, formerNames: [app]}", "  replicas: {count: 2, pad: 2}\n" + NIC);
    assertThat(padded.moves()).isEqualTo(Map.of("app-01", "app-1", "app-02", "app-2"));

    Allocation moved =
        apply("{name: web, formerNames: [app]}", "  replicas: {count: 2, pad: 3}\n" + NIC);
    assertThat(moved.moves()).isEqualTo(Map.of("web-001", "app-01", "web-002", "app-02"));
    assertThat(ids())
        .isEqualTo(Map.of("web-001", before.get("app-1"), "web-002", before.get("app-2")));
  }

  @Test
  void oneServerBecomesTheFirstOfASeriesAndOneAgain() throws IOException {
    apply("{name: web}", NIC);
    AppliedServer single = server("web");

    Allocation series =
        apply("{name: web}", "  replicas: 2\n  instances: {\"1\": {formerName: web}}\n" + NIC);
    assertThat(series.moves()).isEqualTo(Map.of("web-1", "web"));
    assertThat(server("web-1").uuid()).isEqualTo(single.uuid());

    Allocation again = apply("{name: web, formerNames: [web-1]}", NIC);
    assertThat(again.moves()).isEqualTo(Map.of("web", "web-1"));
    assertThat(servers()).containsOnlyKeys("web");
    assertThat(server("web").uuid()).isEqualTo(single.uuid());
    assertThat(server("web").interfaces()).isEqualTo(single.interfaces());
  }

  @Test
  void absentNumberMovesNobodyAndKeepsItsPlace() throws IOException {
    String nic = "  networks: [{name: front, network: app, firstAddress: 10.1.0.21}]\n";
    apply("{name: app}", "  replicas: 4\n" + nic);
    Map<String, AppliedServer> before = servers();

    apply("{name: app}", "  replicas: {count: 5, absent: [2]}\n" + nic);

    assertThat(servers()).containsOnlyKeys("app-1", "app-3", "app-4", "app-5");
    for (String name : new String[] {"app-1", "app-3", "app-4"}) {
      assertThat(server(name)).isEqualTo(before.get(name));
    }
    assertThat(address("app-5")).isEqualTo("10.1.0.25");
    assertThat(server("app-5").vmId())
        .isNotEqualTo(Objects.requireNonNull(before.get("app-2")).vmId());
  }

  @Test
  void sizeOrDefaultsChangeNothingThatIsAllocated() throws IOException {
    apply("{name: app}", "  replicas: 3\n" + NIC);
    Map<String, AppliedServer> before = servers();

    TestRepository.base(root)
        .write(
            "servers/shop/stack.yaml",
            """
            apiVersion: proxmoxctl/v1
            kind: Stack
            metadata: {name: shop}
            spec: {defaults: {size: large, networks: [{name: store, network: store}]}}
            """);
    apply("{name: app}", "  replicas: 3\n" + NIC);

    servers()
        .forEach(
            (name, server) -> {
              AppliedServer was = Objects.requireNonNull(before.get(name));
              assertThat(server.vmId()).isEqualTo(was.vmId());
              assertThat(server.interfaces().get("front")).isEqualTo(was.interfaces().get("front"));
              assertThat(server.interfaces()).containsKey("store");
            });
  }

  private Allocation apply(String metadata, String more) throws IOException {
    new TestRepository(root)
        .write("servers/shop/web.yaml", TestRepository.server(metadata, SPEC + more));
    ReadResult read = Repository.read(root);
    assertThat(read.diagnostics()).isEmpty();
    DesiredState desired = read.readable();
    Allocation allocation = Allocator.allocate(desired, applied, DATE);
    assertThat(allocation.diagnostics()).isEmpty();
    applied = Recorded.after(applied, desired, allocation, DATE);
    return allocation;
  }

  private Map<String, AppliedServer> servers() {
    return Objects.requireNonNull(applied.stacks().get("shop")).servers();
  }

  private AppliedServer server(String name) {
    return Allocate.get(applied, name);
  }

  private Map<String, Integer> ids() {
    Map<String, Integer> ids = new TreeMap<>();
    servers().forEach((name, server) -> ids.put(name, server.vmId()));
    return ids;
  }

  private String address(String server) {
    return String.valueOf(
        Objects.requireNonNull(server(server).interfaces().get("front")).address());
  }
}
