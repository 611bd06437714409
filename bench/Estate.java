import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** An infrastructure repo of so many servers, the same at each call. */
final class Estate {

  private static final int SERVERS_PER_FILE = 20;
  private static final int FILES_PER_STACK = 10;

  private Estate() {}

  /**
   * Writes it.
   *
   * @param sample where its cluster and images are taken from
   * @param port where the lab serves
   */
  static void write(Path directory, Path sample, int servers, int port) throws IOException {
    write(directory, sample, servers, SERVERS_PER_FILE, port);
  }

  /**
   * Writes it.
   *
   * @param sample where its cluster and images are taken from
   * @param port where the lab serves
   */
  static void write(Path directory, Path sample, int servers, int serversPerFile, int port)
      throws IOException {
    write(directory, sample, servers, serversPerFile, port, "");
  }

  /**
   * Writes one whose servers are to be configured, with {@code node_exporter}.
   *
   * @param sample where its cluster and images are taken from
   * @param port where the lab serves
   */
  static void writeConfigured(Path directory, Path sample, int servers, int port)
      throws IOException {
    write(directory, sample, servers, SERVERS_PER_FILE, port, CONFIGURED);
  }

  private static void write(
      Path directory, Path sample, int servers, int serversPerFile, int port, String more)
      throws IOException {
    Files.createDirectories(directory.resolve("catalog"));
    Files.writeString(directory.resolve("proxmox.yaml"), PIPELINE);
    Files.writeString(directory.resolve("catalog/networks.yaml"), NETWORK);
    Files.writeString(
        directory.resolve("catalog/cluster.yaml"),
        Files.readString(sample.resolve("catalog/cluster.yaml"))
            .replace("127.0.0.1:8006", "127.0.0.1:" + port)
            .replaceAll("vmIds: .*", "vmIds: {from: 10000, to: 99999}"));
    for (String file : List.of("catalog/images.yaml", "catalog/datastores.yaml")) {
      Files.copy(
          sample.resolve(file), directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    int files = (servers + serversPerFile - 1) / serversPerFile;
    for (int file = 0; file < files; file++) {
      Path stack = directory.resolve("servers/stack-" + (file / FILES_PER_STACK + 1));
      Files.createDirectories(stack);
      int from = file * serversPerFile;
      Files.writeString(
          stack.resolve("servers-%02d.yaml".formatted(file + 1)),
          documents(from, Math.min(servers, from + serversPerFile), more));
    }
  }

  private static String documents(int from, int to, String more) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i == from ? "" : "---\n")
          .append(
              SERVER.formatted(
                  i,
                  i % 2 == 0 ? "debian-12" : "rocky-9",
                  1 + i % 4,
                  2 + i % 7,
                  1 + i % 3,
                  20 + i % 5))
          .append(more);
    }
    return text.toString();
  }

  private static final String PIPELINE =
      """
      apiVersion: proxmoxctl/v1
      kind: Pipeline
      metadata:
        name: bench
      spec:
        terraform: {serversPerRoot: 20}
      """;

  private static final String NETWORK =
      """
      apiVersion: proxmoxctl/v1
      kind: Network
      metadata:
        name: front
      spec:
        bridge: vmbr0
        cidr: 10.64.0.0/16
        gateway: 10.64.0.1
        dns: {servers: [10.64.0.2], domain: bench.example.org}
        range: {from: 10.64.1.0, to: 10.64.60.255}
      """;

  private static final String SERVER =
      """
      apiVersion: proxmoxctl/v1
      kind: Server
      metadata:
        name: server-%04d
        labels: {app: bench}
      spec:
        image: %s
        cpu: {cores: %d}
        memory: %dGiB
        placement: {node: pve%d}
        disks:
          - {name: system, size: %dGiB}
        networks:
          - {name: front, network: front}
        tags: [bench]
      """;

  private static final String CONFIGURED =
      """
      sshKeys:
        - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ3mI1kC3mSIhIYxjQqSyhGZ8gQ8dJd0qgTgS3Q9d0Zp bench
      roles: [node_exporter]
      """
          .indent(2);
}
