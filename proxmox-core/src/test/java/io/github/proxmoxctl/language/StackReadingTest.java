package io.github.proxmoxctl.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.DataSize;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Ipv4Network;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Disk;
import io.github.proxmoxctl.model.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What documents of the kinds Stack and Size mean, and which layer of a server wins. */
class StackReadingTest {

  private static final String STACK = "servers/shop/stack.yaml";
  private static final String WEB = "servers/shop/web.yaml";
  private static final String SIZES = "catalog/sizes.yaml";

  @TempDir private Path root;

  @Test
  void stackSaysAllOfIt() throws IOException {
    base()
        .write(
            STACK,
            stack(
                """
                  cluster: main
                  environment: production
                  owners: ["@acme/shop"]
                  dependsOn: [data]
                  quota: {servers: 40, cores: 128, memory: 512GiB, storage: 4TiB}
                  allowed:
                    networks: [app]
                    datastores: [local-lvm]
                    nodes: [pve1, pve2]
                    roles: [web]
                    cidrs: [10.1.0.0/24]
                    secretPrefixes: [secret/shop, "env:SHOP_", /run/secrets/shop]
                """));

    Stack stack = read().stacks().get(0);

    assertThat(stack.name()).isEqualTo("shop");
    assertThat(stack.cluster()).isEqualTo("main");
    assertThat(stack.environment()).isEqualTo("production");
    assertThat(stack.owners()).containsExactly("@acme/shop");
    assertThat(stack.dependsOn()).containsExactly("data");
    assertThat(stack.quota())
        .isEqualTo(new Stack.Quota(40, 128, DataSize.ofGibibytes(512), DataSize.ofTebibytes(4)));
    assertThat(stack.allowed())
        .isEqualTo(
            new Stack.Allowed(
                List.of("app"),
                List.of("local-lvm"),
                List.of("pve1", "pve2"),
                List.of("web"),
                List.of(Ipv4Network.parse("10.1.0.0/24").orElseThrow()),
                List.of("secret/shop", "env:SHOP_", "/run/secrets/shop")));
    assertThat(stack.origins().of("allowed.cidrs.0")).hasToString(STACK + ":15:13");
  }

  @Test
  void stackMaySayNothing() throws IOException {
    base().write(STACK, "apiVersion: proxmoxctl/v1\nkind: Stack\nmetadata: {name: shop}\n");

    Stack stack = read().stacks().get(0);

    assertThat(stack.quota()).isEqualTo(Stack.Quota.NONE);
    assertThat(stack.allowed()).isEqualTo(Stack.Allowed.ALL);
    assertThat(stack.cluster()).isNull();
  }

  @Test
  void filesDirectlyInServersHaveTheirStackThere() throws IOException {
    base()
        .write("servers/stack.yaml", stack("default", "  defaults: {size: large}\n"))
        .write("servers/erp.yaml", TestRepository.server("{name: erp}", "  image: debian-12\n"));

    assertThat(server("erp").cpu().cores()).isEqualTo(8);
  }

  @Test
  void defaultsAreUnderWhatTheServerSays() throws IOException {
    base()
        .write(
            STACK,
            stack(
                """
                  defaults:
                    image: debian-12
                    cpu: {cores: 2, type: host}
                    memory: 2GiB
                    placement: {nodes: [pve1, pve2], spread: true}
                    disks: [{name: system, size: 20GiB}, {name: log, size: 5GiB}]
                    networks: [{name: front, network: app}]
                    roles: [node_exporter, {role: web, variables: {web_port: 8080, web_name: x}}]
                    tags: [shop]
                    protect: true
                """))
        .write(
            WEB,
            TestRepository.server(
                "{name: web}",
                """
                  cpu: {cores: 4}
                  placement: {node: pve3}
                  disks: [{name: log, size: 9GiB}]
                  roles: [{role: web, variables: {web_port: 81}}]
                  tags: [web]
                """));

    Server web = server("web");

    assertThat(web.cpu()).isEqualTo(new Server.Cpu(4, 1, "host"));
    assertThat(web.memory().size()).isEqualTo(DataSize.ofGibibytes(2));
    assertThat(web.placement()).isEqualTo(new Server.Placement("pve3", List.of("pve3"), true));
    assertThat(web.disks())
        .extracting(disk -> disk.name() + " " + disk.size())
        .containsExactly("system 20 GiB", "log 9 GiB");
    assertThat(web.networks()).extracting(nic -> nic.network()).containsExactly("app");
    assertThat(web.roles())
        .extracting(use -> use.role() + " " + use.variables().keySet())
        .containsExactly("node_exporter []", "web [web_name, web_port]");
    assertThat(web.roles().get(1).variables().get("web_port")).hasToString("Whole[value=81]");
    assertThat(web.tags()).containsExactly("web");
    assertThat(web.isProtected()).isTrue();
    assertThat(web.origins().of("memory")).hasToString(STACK + ":8:13");
    assertThat(web.origins().of("cpu.cores")).hasToString(WEB + ":5:16");
    assertThat(web.origins().of("disks.log.size")).hasToString(WEB + ":7:29");
    assertThat(web.origins().of("disks.system.size")).hasToString(STACK + ":10:34");
  }

  @Test
  void defaultsAreOfTheirStackOnly() throws IOException {
    base()
        .write(STACK, stack("  defaults: {protect: true}\n"))
        .write(
            "servers/erp/erp.yaml",
            TestRepository.server("{name: erp}", "  image: debian-12\n  size: small\n"));

    assertThat(server("erp").isProtected()).isFalse();
    assertThat(server("web").isProtected()).isTrue();
  }

  /** Each layer's size is under that layer's own fields, and over the layer below. */
  @Test
  void sizesAreExpandedLayerByLayer() throws IOException {
    base()
        .write(
            SIZES,
            """
            apiVersion: proxmoxctl/v1
            kind: Size
            metadata: {name: huge}
            spec:
              cpu: {sockets: 2, cores: 16}
              disks: [{name: system, size: 99GiB}]
            """)
        .write(STACK, stack("  defaults: {size: small, memory: 3GiB, image: debian-12}\n"))
        .write("servers/shop/a.yaml", TestRepository.server("{name: a}", "  cpu: {cores: 3}\n"))
        .write("servers/shop/b.yaml", TestRepository.server("{name: b}", "  size: large\n"))
        .write(
            "servers/shop/c.yaml",
            TestRepository.server(
                "{name: c}",
                """
                  size: huge
                  cpu: {sockets: 1}
                  disks: [{name: system, datastore: ssd}]
                  replicas: 3
                  instances:
                    "2": {size: medium}
                    "3": {size: medium, memory: 7GiB}
                """));

    assertThat(shape("a")).isEqualTo("3×1 3 GiB");
    assertThat(shape("b")).isEqualTo("8×1 16 GiB");
    assertThat(shape("c-1")).isEqualTo("16×1 3 GiB");
    assertThat(shape("c-2")).isEqualTo("4×1 8 GiB");
    assertThat(shape("c-3")).isEqualTo("4×1 7 GiB");
    assertThat(server("c-2").disks())
        .containsExactly(new Disk("system", DataSize.ofGibibytes(99), "ssd"));
    assertThat(server("c-1").origins().of("cpu.cores")).hasToString(SIZES + ":5:28");
    assertThat(server("c-2").origins().of("cpu.cores")).hasToString("servers/shop/c.yaml:10:17");
    assertThat(server("a").origins().of("memory")).hasToString(STACK + ":5:35");
  }

  @Test
  void declaredSizeReplacesABuiltInOne() throws IOException {
    base()
        .write(
            SIZES,
            "apiVersion: proxmoxctl/v1\nkind: Size\nmetadata: {name: small}\nspec: {cpu: {cores: 1},"
                + " memory: 1GiB}\n")
        .write(WEB, TestRepository.server("{name: web}", "  image: debian-12\n  size: small\n"));

    assertThat(shape("web")).isEqualTo("1×1 1 GiB");
  }

  @Test
  void nodesWithoutPlacementAreThoseThatTheStackAllows() throws IOException {
    base().write(STACK, stack("  allowed: {nodes: [pve3, pve1]}\n"));

    assertThat(server("web").placement().nodes()).containsExactly("pve1", "pve3");
  }

  @Test
  void stackChoosesTheCluster() throws IOException {
    base()
        .write(
            "catalog/other.yaml",
            """
            apiVersion: proxmoxctl/v1
            kind: Cluster
            metadata: {name: other}
            spec:
              endpoints: [https://pve9.example.org:8006]
              identities:
                plan: {token: {env: OTHER_PLAN}}
                apply: {token: {env: OTHER_APPLY}}
              vmIds: {from: 2000, to: 2999}
              nodes: [pve9]
            """)
        .write(STACK, stack("  cluster: other\n"));

    Server web = read().serversByName().get("web");

    assertThat(web).isNotNull();
    assertThat(web.cluster()).isEqualTo("other");
    assertThat(web.placement().nodes()).containsExactly("pve9");
  }

  /** A mistake in the stack's own document makes no second one of each server. */
  @Test
  void brokenStackIsOneMistake() throws IOException {
    for (String broken :
        List.of(
            stack("  defaults: {image: debian-12, sise: small}\n"),
            stack("  defaults: {image: debian-12, size: smal}\n"),
            stack("shpo", "  defaults: {image: debian-12, size: small}\n"),
            stack("  allowed: {cidrs: [10.1.0.9/24]}\n"),
            "apiVersion: proxmoxctl/v1\nkind: Stakc\nmetadata: {name: shop}\nspec: {}\n",
            stack("  defaults: {image: debian-12,\n"))) {
      base()
          .write(STACK, broken)
          .write(
              WEB,
              TestRepository.server(
                  "{name: web}", "  disks: [{name: data, mount: /srv}]\n  power: running\n"));

      assertThat(Repository.read(root).diagnostics()).as(broken).hasSize(1);
    }
  }

  @Test
  void stackFileThatIsNotReadIsOneMistake() throws IOException {
    base()
        .write("servers/shop/stack.yml", stack("  defaults: {image: debian-12, size: small}\n"))
        .write(WEB, TestRepository.server("{name: web}", "  power: running\n"));

    assertThat(Repository.read(root).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("file.ending");
  }

  @Test
  void brokenSizeIsOneMistake() throws IOException {
    base()
        .write(
            SIZES,
            "apiVersion: proxmoxctl/v1\nkind: Size\nmetadata: {name: huge}\nspec: {memory: 9}\n")
        .write(WEB, TestRepository.server("{name: web}", "  image: debian-12\n  size: huge\n"));

    assertThat(Repository.read(root).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("value.type");
  }

  @Test
  void otherMistakesOfAServerInDoubtAreSaid() throws IOException {
    base()
        .write(STACK, stack("  defaults: {size: smal}\n"))
        .write(
            WEB,
            TestRepository.server(
                "{name: web}", "  placement: {node: pve1, nodes: [pve2]}\n  tags: [a]\n"));

    assertThat(Repository.read(root).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("reference.unknown", "placement.both");
  }

  private static String stack(String spec) {
    return stack("shop", spec);
  }

  private static String stack(String name, String spec) {
    return "apiVersion: proxmoxctl/v1\nkind: Stack\nmetadata: {name: " + name + "}\nspec:\n" + spec;
  }

  private TestRepository base() throws IOException {
    return TestRepository.base(root);
  }

  private DesiredState read() {
    ReadResult result = Repository.read(root);
    assertThat(result.diagnostics()).isEmpty();
    return result.readable();
  }

  private Server server(String name) {
    Server server = read().serversByName().get(name);
    assertThat(server).as(name).isNotNull();
    return server;
  }

  private String shape(String name) {
    Server server = server(name);
    return server.cpu().cores() + "×" + server.cpu().sockets() + " " + server.memory().size();
  }
}
