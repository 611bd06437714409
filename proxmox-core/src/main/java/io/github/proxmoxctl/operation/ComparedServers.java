package io.github.proxmoxctl.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.proxmoxctl.state.RootName;
import io.github.proxmoxctl.workspace.PrivateFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which VMs Terraform compared with which state and found unchanged, by the digest that Proxmox
 * gives a VM's configuration. While neither the digest nor the state is another one, comparing
 * again finds nothing. Kept beside the states, and may be lost: then all is compared.
 */
final class ComparedServers {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrivateFolder folder;

  ComparedServers(PrivateFolder durable) {
    this.folder = durable.folder("compared");
  }

  /**
   * The digests of the VMs that were compared, by VM id.
   *
   * @param against what they were compared with
   */
  Map<Integer, String> of(RootName root, String against) {
    return folder.read(file(root)).flatMap(bytes -> parse(bytes, against)).orElse(Map.of());
  }

  private static Optional<Map<Integer, String>> parse(byte[] bytes, String against) {
    try {
      JsonNode tree = JSON.readTree(bytes);
      if (!tree.path("against").asText().equals(against)) {
        return Optional.empty();
      }
      SortedMap<Integer, String> digests = new TreeMap<>();
      for (var entry : tree.path("digests").properties()) {
        digests.put(Integer.valueOf(entry.getKey()), entry.getValue().asText());
      }
      return Optional.of(digests);
    } catch (IOException | NumberFormatException e) {
      // torn or of another version: as if it were not there
      return Optional.empty();
    }
  }

  void keep(RootName root, String against, Map<Integer, String> digests) {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("against", against);
    ObjectNode kept = tree.putObject("digests");
    new TreeMap<>(digests).forEach((vmId, digest) -> kept.put(Integer.toString(vmId), digest));
    folder.write(file(root), tree.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String file(RootName root) {
    return root.toString().replace('/', '.') + ".json";
  }
}
