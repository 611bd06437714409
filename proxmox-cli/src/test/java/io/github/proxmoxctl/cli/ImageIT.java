package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.lab.fault.Fault;
import io.github.proxmoxctl.lab.fault.When;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images by URL and servers that are made from them, through the real provider to the lab. */
class ImageIT {

  private static final String FILE = "servers/shop/servers.yaml";
  private static final String IMAGES = "catalog/cloud.yaml";
  private static final String WEB = server("web");

  private static final String BACKUPS =
      """
      apiVersion: proxmoxctl/v1
      kind: BackupPolicy
      metadata: {name: daily}
      spec:
        schedule: "02:30"
        datastore: local
        keep: all
        maximumAge: 26h
      """;

  @TempDir Path folder;

  @Test
  void anImageComesIsImportedChangesAndGoes() {
    try (ImageServer publisher = new ImageServer();
        Scene scene = scene(publisher)) {
      LabApi api = scene.api();
      Answer alone = scene.run(1, "plan", "--stack", "shop");
      assertThat(alone.err())
          .contains("image.missing", "image cloud v1 on pve1 is not downloaded yet")
          .contains(IMAGES + ":13", "--stack cluster");

      Answer plan = scene.run(2, "plan", "--detailed-exitcode");
      assertThat(plan.out())
          .contains("Plan for stack cluster (cluster lab)")
          .contains("+ create    image cloud v1 on pve1  " + publisher.address("v1.img"))
          .contains("+ create    web")
          .doesNotContain("proxmox_download");
      scene.run(0, "apply");
      String first = files(scene).get(0);
      assertThat(first).matches("local:import/cloud-v1-[0-9a-f]{12}\\.qcow2");
      JsonNode config = api.config("web");
      assertThat(config.path("scsi0").asText()).contains("serial=system", "size=5G");
      assertThat(config.path("boot").asText()).isEqualTo("order=scsi0");
      assertThat(api.vm("web").status()).isEqualTo("running");
      assertThat(scene.repo().recorded("shop.yaml")).contains("importedFrom: \"" + first);
      scene.assertNothingToDo();

      // a new version is for new servers, and the old file goes when nothing is left to do with it
      String uuid = config.path("smbios1").asText();
      String generation = config.path("vmgenid").asText();
      publisher.publish("v2.img");
      publish(scene, publisher, "v2");
      plan = scene.run(2, "plan", "--detailed-exitcode");
      assertThat(plan.out()).contains("+ create    image cloud v2 on pve1");
      assertThat(plan.err())
          .contains("image.older", "web runs cloud v1, wants cloud v2")
          .contains("object.kept", "cloud v1 on pve1 stays for now");
      scene.run(0, "apply");
      assertThat(scene.run(0, "plan").out()).contains("- destroy   image cloud v1 on pve1");
      scene.run(0, "apply");
      assertThat(files(scene)).singleElement().asString().contains("cloud-v2-");
      assertThat(api.config("web").path("vmgenid").asText()).isEqualTo(generation);
      scene.assertNothingToDo();

      // what somebody takes away is told of and comes again
      api.remove("pve1", "local", files(scene).get(0));
      assertThat(scene.run(2, "drift", "--detailed-exitcode").out())
          .contains("vanished   image cloud v2 on pve1");
      assertThat(scene.run(0, "plan", "--all").out())
          .contains("+ create    image cloud v2 on pve1");
      scene.run(0, "apply");
      assertThat(files(scene)).hasSize(1);

      // rebuilt by its own wish, and only when that is approved
      scene.repo().write("catalog/backups.yaml", BACKUPS);
      scene
          .repo()
          .replace(
              FILE, "  image: cloud\n", "  image: cloud\n  rollout: rebuild\n  backup: [daily]\n");
      scene.repo().commit("Rebuild");
      plan = scene.run(0, "plan");
      assertThat(plan.out())
          .contains("web")
          .contains("image cloud v1 → cloud v2")
          .contains("1 to replace");
      assertThat(plan.out()).contains("maxDestroys: needs approval");
      // the plan token reads no backups, the apply token does
      assertThat(plan.out())
          .contains("backupAge: needs approval", "whether it has a backup cannot be seen");
      assertThat(scene.run(4, "apply").err())
          .contains("error[policy.backupAge]", "its newest backup is missing, and policy daily")
          .contains("catalog/backups.yaml:8");
      api.call(
          "POST",
          "/nodes/pve1/vzdump",
          Map.of("vmid", Integer.toString(api.vm("web").id()), "storage", "local"));
      Answer refused = scene.run(4, "apply");
      assertThat(refused.err()).doesNotContain("backupAge").contains("policy.maxDestroys");
      scene.run(0, "apply", "--approve", StoryIT.digest(refused));
      config = api.config("web");
      assertThat(config.path("vmgenid").asText()).isNotEqualTo(generation);
      assertThat(config.path("smbios1").asText()).isEqualTo(uuid);
      assertThat(scene.repo().recorded("shop.yaml")).contains("imageVersion: \"v2\"");
      scene.assertNothingToDo();

      // the same version by another way replaces nobody, and the file is no longer needed
      scene.repo().write(IMAGES, image("v2", "  templates: {pve1: 9001}\n"));
      scene.repo().commit("Templates");
      plan = scene.run(0, "plan");
      assertThat(plan.out()).contains("- destroy   image cloud v2 on pve1").doesNotContain("web");
      scene.run(0, "apply");
      assertThat(files(scene)).isEmpty();
      scene.assertNothingToDo();
    }
  }

  @Test
  void whatIsWrongWithAnImageIsToldWithItsLine() {
    try (ImageServer publisher = new ImageServer();
        Scene scene = scene(publisher)) {
      String right = publisher.checksum("v1.img");
      change(scene, right, right.replaceFirst("[0-9a-f]{4}$", "0000"));
      scene.run(0, "plan");
      Answer applied = scene.run(1, "apply");
      assertThat(applied.err())
          .contains("error[image.checksum]: image cloud v1 on pve1 could not be created")
          .contains("checksum mismatch: got '" + right.substring("sha256:".length()))
          .contains(IMAGES + ":13")
          .contains("stack.waits");
      assertThat(files(scene)).isEmpty();
      assertThat(scene.api().names()).isEmpty();

      change(scene, right.replaceFirst("[0-9a-f]{4}$", "0000"), right);
      change(scene, "v1.img", "v9.img");
      scene.run(0, "plan");
      assertThat(scene.run(1, "apply").err())
          .contains("error[image.address]: image cloud v1 on pve1 could not be created")
          .contains("404 Not Found");

      change(scene, "v9.img", "v1.img");
      scene.lab().faults().add(new Fault.Full("local", When.ONCE));
      scene.run(0, "plan");
      assertThat(scene.run(1, "apply").err()).contains("error[image.full]");
      scene.lab().faults().clear(List.of());

      scene.run(0, "plan");
      scene.run(0, "apply");
      assertThat(files(scene)).hasSize(1);
      scene.assertNothingToDo();
    }
  }

  @Test
  void anIdThatSomebodyTakesIsNotTakenForOurServer() {
    try (ImageServer publisher = new ImageServer();
        Scene scene = scene(publisher)) {
      scene.repo().write(FILE, WEB + "---\n" + server("app"));
      scene.repo().commit("Two");
      scene.run(0, "plan");
      int id = id(scene, "web");
      scene.lab().faults().add(new Fault.TakeId(id, When.ONCE));

      Answer applied = scene.run(5, "apply");
      assertThat(applied.err())
          .contains("error[vmid.taken]: VM " + id + " is not web")
          .contains("made-by-hand")
          .contains("spec.vmIds.reserved");
      scene.lab().faults().clear(List.of());
      assertThat(scene.api().names()).containsExactly("app", "made-by-hand");
      assertThat(scene.repo().recorded("shop.yaml"))
          .contains("\n  app:\n")
          .doesNotContain("\n  web:\n");
      // neither changed nor destroyed, whatever is declared
      assertThat(scene.run(1, "plan").err()).contains("vmid.foreign", "made-by-hand");
      scene.repo().write(FILE, server("app"));
      scene.repo().commit("Without it");
      assertThat(scene.run(0, "plan").out()).doesNotContain("destroy   web", "made-by-hand");
      scene.repo().write(FILE, WEB + "---\n" + server("app"));
      scene.repo().commit("With it");

      scene.api().stopAndDelete("made-by-hand");
      scene.apply();
      assertThat(scene.api().names()).containsExactly("app", "web");
      scene.assertNothingToDo();
    }
  }

  private Scene scene(ImageServer publisher) {
    Scene scene = Scene.of(folder, WEB);
    publisher.publish("v1.img");
    publish(scene, publisher, "v1");
    return scene;
  }

  private static void publish(Scene scene, ImageServer publisher, String version) {
    String file = version + ".img";
    scene
        .repo()
        .write(
            IMAGES,
            image(
                version,
                """
                  download:
                    url: %s
                    checksum: %s
                    datastore: local
                """
                    .formatted(publisher.address(file), publisher.checksum(file))));
    scene.repo().commit("Image " + version);
  }

  private static String image(String version, String source) {
    return """
    apiVersion: proxmoxctl/v1
    kind: Image
    metadata:
      name: cloud
    spec:
      version: %s
      os: {family: debian, version: "12"}
      user: debian
      guestAgent: false
      minimumDisk: 3GiB
      datastore: local-lvm
    """
            .formatted(version)
        + source;
  }

  private static String server(String name) {
    return InfraRepo.server(name, "disks: [{name: system, size: 5GiB}]")
        .replace("image: debian-12", "image: cloud")
        .replace("nodes: [pve1, pve2, pve3]", "node: pve1");
  }

  private static void change(Scene scene, String before, String after) {
    scene.repo().replace(IMAGES, before, after);
    scene.repo().commit("Change");
  }

  private static int id(Scene scene, String server) {
    String json = scene.run(0, "plan", "-o", "json").out();
    return Integer.parseInt(
        json.replaceAll("(?s).*\"server\" : \"" + server + "\",\\s*\"vmId\" : (\\d+).*", "$1"));
  }

  private static List<String> files(Scene scene) {
    List<String> files = new ArrayList<>();
    scene
        .api()
        .call("GET", "/nodes/pve1/storage/local/content?content=import", Map.of())
        .forEach(file -> files.add(file.path("volid").asText()));
    return files;
  }
}
