import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An infrastructure repo of web servers in a network of their own, to run as hosts of a lab. */
final class HostsEstate {

  private HostsEstate() {}

  /**
   * Writes it.
   *
   * @param port where the lab serves
   * @param key the private SSH key, its public half beside it
   */
  static void write(Path directory, Path sample, int servers, int port, Path key)
      throws IOException {
    Estate.write(directory, sample, 0, port);
    Files.writeString(directory.resolve("proxmox.yaml"), PIPELINE.formatted(key));
    Files.writeString(directory.resolve("catalog/networks.yaml"), NETWORK);
    Files.createDirectories(directory.resolve("servers/web"));
    Files.writeString(
        directory.resolve("servers/web/web.yaml"),
        SERVERS.formatted(
            servers, Files.readString(key.resolveSibling(key.getFileName() + ".pub")).strip()));
  }

  private static final String PIPELINE =
      """
      apiVersion: proxmoxctl/v1
      kind: Pipeline
      metadata:
        name: bench
      spec:
        ssh:
          privateKey: {file: %s}
          hostKeys: firstContact
      """;

  private static final String NETWORK =
      """
      apiVersion: proxmoxctl/v1
      kind: Network
      metadata:
        name: front
      spec:
        bridge: vmbr0
        cidr: 10.87.0.0/24
        gateway: 10.87.0.1
        dns: {servers: [10.87.0.2], domain: bench.example.org}
        range: {from: 10.87.0.10, to: 10.87.0.250}
      """;

  private static final String SERVERS =
      """
      apiVersion: proxmoxctl/v1
      kind: Server
      metadata:
        name: web
      spec:
        replicas: %d
        image: debian-12
        cpu: {cores: 1}
        memory: 1GiB
        placement: {nodes: [pve1, pve2, pve3]}
        networks:
          - {name: front, network: front}
        sshKeys:
          - %s
        roles: [node_exporter, web]
      """;
}
