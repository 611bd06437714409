import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The servers of all roots of a repo in one root, as who does without us would have them: with our
 * own module, the best of its kind, and with one resource over a map, which is how most begin. Each
 * has the state of what is applied, so that both plan what we plan.
 *
 * @param module ours
 * @param forEach the common one
 */
record SingleRoots(Path module, Path forEach) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VM = "proxmox_virtual_environment_vm";
  private static final String LOCAL = "terraform {\n  backend \"local\" {}\n}\n";

  /** Made from the roots that a plan left in {@code target/proxmox} and from their states. */
  static SingleRoots make(Stage stage, InfraRepo infra) throws IOException, InterruptedException {
    SingleRoots single =
        new SingleRoots(stage.folder().resolve("single"), stage.folder().resolve("for_each"));
    Copy.tree(stage.root().resolve("terraform/servers"), single.module);
    Stage.delete(single.module.resolve("tests"));
    // what it tells whom it would be asked by is not measured
    Files.delete(single.module.resolve("outputs.tf"));
    Files.writeString(single.module.resolve("override.tf"), LOCAL);
    Copy.tree(stage.root().resolve("bench/rivals/for_each"), single.forEach);
    ObjectNode servers = JSON.createObjectNode();
    ArrayNode resources = JSON.createArrayNode();
    for (Path variables : variables(infra.folder())) {
      servers.setAll((ObjectNode) JSON.readTree(variables.toFile()).get("servers"));
      resources.addAll((ArrayNode) state(stage, infra, variables.getParent()).get("resources"));
    }
    single.write(servers);
    write(single.module, resources);
    write(single.forEach, flat(resources));
    return single;
  }

  /** Declares another memory for a server, in MiB. */
  void change(String server, int memory) throws IOException {
    ObjectNode servers = (ObjectNode) JSON.readTree(forEach.resolve("servers.json").toFile());
    ((ObjectNode) servers.get(server)).put("memory", memory).put("balloon", memory);
    write(servers);
  }

  private void write(ObjectNode servers) throws IOException {
    JSON.writeValue(forEach.resolve("servers.json").toFile(), servers);
    JSON.writeValue(
        module.resolve("servers.auto.tfvars.json").toFile(),
        JSON.createObjectNode().set("servers", servers));
  }

  private static List<Path> variables(Path repository) throws IOException {
    try (Stream<Path> files = Files.walk(repository.resolve("target/proxmox/roots"))) {
      return files
          .filter(file -> file.getFileName().toString().equals("servers.auto.tfvars.json"))
          .sorted()
          .toList();
    }
  }

  private static JsonNode state(Stage stage, InfraRepo infra, Path root)
      throws IOException, InterruptedException {
    Path roots = infra.folder().resolve("target/proxmox/roots");
    Path file = stage.folder().resolve("exported.tfstate");
    Contender.of(
            "export",
            infra.folder(),
            infra.environment(),
            file,
            stage.cli().toString(),
            "state",
            "export",
            roots.relativize(root).toString())
        .run();
    return JSON.readTree(file.toFile());
  }

  // module.server["x"].proxmox_virtual_environment_vm.vm becomes proxmox_virtual_environment_vm.vm["x"]
  private static ArrayNode flat(ArrayNode resources) {
    ObjectNode all = null;
    for (JsonNode resource : resources) {
      if (resource.get("type").asText().equals(VM)) {
        if (all == null) {
          all = resource.deepCopy();
          all.remove("module");
          all.putArray("instances");
        }
        ObjectNode instance = resource.get("instances").get(0).deepCopy();
        instance.put("index_key", instance.at("/attributes/name").asText());
        instance.remove("dependencies");
        ((ArrayNode) all.get("instances")).add(instance);
      }
    }
    return JSON.createArrayNode().add(all);
  }

  private static void write(Path root, ArrayNode resources) throws IOException {
    ObjectNode state = JSON.createObjectNode();
    state.put("version", 4).put("terraform_version", "1.11.0").put("serial", 1);
    state.put("lineage", "6d1ff19a-0b5a-4f0e-8f0e-000000000001");
    state.putObject("outputs");
    state.set("resources", resources);
    JSON.writeValue(root.resolve("terraform.tfstate").toFile(), state);
  }
}
