package io.github.proxmoxctl.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.lab.ApiClient.Answer;
import io.github.proxmoxctl.lab.fault.Fault;
import io.github.proxmoxctl.lab.fault.When;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Images by URL as Proxmox VE takes them: the words are those of pve-storage (Status.pm,
 * Plugin.pm), pve-common (Tools.pm), pve-manager (Nodes.pm) and qemu-server (API2/Qemu.pm).
 */
class ImageConformanceIT {
  private static final byte[] IMAGE = FileServer.qcow2(3);
  private static final String SUM = FileServer.sha256(IMAGE);

  @TempDir static Path folder;

  static FileServer web;
  static Lab lab;
  static ApiClient api;

  @BeforeAll
  static void startLab() {
    web = new FileServer();
    web.serve("debian.img", IMAGE);
    lab = Lab.start(LabOptions.in(folder));
    api = new ApiClient(lab, "apply");
  }

  @AfterAll
  static void stopLab() {
    lab.close();
    web.close();
  }

  @Test
  void aNodeTellsWhatIsAtAnUrl() {
    JsonNode told = metadata(web.url("debian.img") + "?x=/y").data();
    assertThat(told.path("filename").asText()).isEqualTo("debian.img");
    assertThat(told.path("size").asLong()).isEqualTo(IMAGE.length);
    assertThat(told.path("mimetype").asText()).isEqualTo("application/x-qemu-disk");

    assertThat(metadata(web.url("none")).message())
        .isEqualTo("invalid server response: '404 Not Found'");
    assertThat(metadata("http://127.0.0.1:1/x").message())
        .isEqualTo(
            "invalid server response: '500 Can't connect to 127.0.0.1:1 (Connection refused)'");
    assertThat(metadata("ftp://127.0.0.1/x").error("url"))
        .isEqualTo("value does not match the regex pattern");
    assertThat(new ApiClient(lab, "plan").get(query(web.url("debian.img"))).message())
        .isEqualTo("Permission check failed (/nodes/pve1, Sys.AccessNetwork)");
  }

  @Test
  void aFileIsDownloadedCheckedListedAndRemoved() {
    Answer answer = download("listed.qcow2", Map.of());
    assertThat(api.exitStatus(answer)).isEqualTo("OK");
    assertThat(answer.data().asText()).contains(":download:listed.qcow2:");

    JsonNode listed = only("listed.qcow2");
    assertThat(listed.path("volid").asText()).isEqualTo("local:import/listed.qcow2");
    assertThat(listed.path("content").asText()).isEqualTo("import");
    assertThat(listed.path("format").asText()).isEqualTo("qcow2");
    assertThat(listed.path("size").asLong()).isEqualTo(IMAGE.length);
    String volume = "/nodes/pve1/storage/local/content/local:import%2Flisted.qcow2";
    assertThat(api.get(volume).data().path("size").asLong()).isEqualTo(3L << 30);
    assertThat(api.get("/nodes/pve2/storage/local/content?content=import").data()).isEmpty();

    assertThat(log(download("listed.qcow2", Map.of())))
        .contains("OK, got correct file already, no need to download");
    assertThat(
            api.exitStatus(
                download(
                    "listed.qcow2", Map.of("checksum", "ab12", "checksum-algorithm", "sha256"))))
        .isEqualTo("checksum mismatch: got '" + SUM + "' != expect 'ab12', aborting");
    assertThat(api.exitStatus(unchecked("listed.qcow2")))
        .isEqualTo("refusing to override existing file '/var/lib/vz/import/listed.qcow2'");

    Answer removed = api.delete(volume);
    assertThat(removed.data().asText()).contains(":imgdel:local:");
    assertThat(api.exitStatus(removed)).isEqualTo("OK");
    assertThat(api.get(volume).status()).isEqualTo(500);
    Answer again = api.delete(volume);
    assertThat(api.exitStatus(again)).isEqualTo("OK");
    assertThat(log(again)).contains("disk image '/var/lib/vz/import/listed.qcow2' does not exist");
  }

  @Test
  void aDownloadThatFailsLeavesNothing() {
    assertThat(
            api.exitStatus(
                download("bad.qcow2", Map.of("checksum", "00ff", "checksum-algorithm", "sha512"))))
        .startsWith("checksum mismatch: got '")
        .endsWith("' != expect '00ff'");

    Answer missing = download("bad.qcow2", Map.of("url", web.url("none")));
    assertThat(api.exitStatus(missing)).isEqualTo("download failed: exit code 8");
    assertThat(log(missing)).contains("ERROR 404: Not Found.");

    String text = web.serve("text", "not found, sorry".getBytes(StandardCharsets.UTF_8));
    assertThat(api.exitStatus(unchecked("bad.qcow2", text)))
        .isEqualTo("failed to verify file: failed to query file information with qemu-img");
    String layered = web.serve("layer", ByteBuffer.wrap(IMAGE.clone()).putLong(8, 104).array());
    assertThat(api.exitStatus(unchecked("bad.qcow2", layered)))
        .contains("backing file not allowed for untrusted image");

    lab.faults().add(new Fault.Full("local", When.ALWAYS));
    try {
      Answer full = download("bad.qcow2", Map.of());
      assertThat(api.exitStatus(full)).isEqualTo("download failed: exit code 3");
      assertThat(log(full)).contains("(No space left on device)");
    } finally {
      lab.faults().clear(List.of());
    }
    assertThat(api.get("/nodes/pve1/storage/local/content").data().toString())
        .doesNotContain("bad.qcow2");
  }

  @Test
  void whatAStorageDoesNotTakeIsRefusedAtOnce() {
    assertThat(post("local-lvm", "x.qcow2", Map.of()).message())
        .isEqualTo("can't upload to storage type 'lvmthin', not a file based storage!");
    assertThat(download("x.img", Map.of()).error("filename"))
        .isEqualTo("invalid filename or wrong extension");
    assertThat(download("x.qcow2", Map.of("content", "backup")).error("content"))
        .startsWith("value 'backup' does not have a value in the enumeration");
    assertThat(download("x.qcow2", Map.of("overwrite", "1")).error("overwrite"))
        .startsWith("property is not defined in schema");
    assertThat(api.exitStatus(download("a b+c.qcow2", Map.of()))).isEqualTo("OK");
    assertThat(only("a_b_c.qcow2").path("size").asLong()).isPositive();
  }

  @Test
  void aGuestIsMadeFromAnImage() {
    assertThat(api.exitStatus(download("base.qcow2", Map.of()))).isEqualTo("OK");
    int id = TestGuest.nextId();

    Answer answer =
        api.post(
            "/nodes/pve1/qemu",
            Map.of(
                "vmid",
                "" + id,
                "scsi0",
                "file=local-lvm:0,import-from=local:import/base.qcow2,size=10737418240,serial=s",
                "ide2",
                "file=local-lvm:cloudinit",
                "boot",
                "order=scsi0"));

    assertThat(answer.data().asText()).contains(":qmcreate:" + id + ":");
    assertThat(api.exitStatus(answer)).isEqualTo("OK");
    String path = "/nodes/pve1/qemu/" + id;
    assertThat(api.get(path + "/config").data().path("scsi0").asText())
        .as("the size of the image, and no trace of where it came from")
        .isEqualTo("local-lvm:vm-" + id + "-disk-0,serial=s,size=3G");
    assertThat(api.get(path + "/config").data().has("lock")).isFalse();
    Answer grown = api.put(path + "/resize", Map.of("disk", "scsi0", "size", "10737418240"));
    assertThat(api.exitStatus(grown)).isEqualTo("OK");
    assertThat(
            api.exitStatus(
                api.put(path + "/resize", Map.of("disk", "scsi0", "size", "10737418240"))))
        .isEqualTo("OK");
    assertThat(create(id, "local-lvm:0,import-from=local:import/base.qcow2").message())
        .isEqualTo("unable to create VM " + id + " - VM " + id + " already exists on node 'pve1'");
  }

  @Test
  void anImportIsRefusedInProxmoxWords() {
    int id = TestGuest.nextId();
    assertThat(create(id, "local-lvm:8,import-from=local:import/x.qcow2").error("scsi0"))
        .isEqualTo(
            "'import-from' requires special syntax - use <storage ID>:0,import-from=<source>");
    assertThat(create(id, "local-lvm:0,import-from=local:iso/x.img").error("scsi0"))
        .isEqualTo("local:iso/x.img has wrong type 'iso' - needs to be 'images' or 'import'");
    assertThat(create(id, "local-lvm:0,import-from=/tmp/x.qcow2").message())
        .isEqualTo("Only root can pass arbitrary filesystem paths.");
    assertThat(api.exitStatus(create(id, "local-lvm:0,import-from=local:import/none.qcow2")))
        .isEqualTo(
            "unable to create VM " + id + " - failed to stat '/var/lib/vz/import/none.qcow2'");
    assertThat(api.get("/nodes/pve1/qemu/" + id + "/config").status())
        .as("the id is free again")
        .isEqualTo(500);
  }

  private static Answer create(int id, String disk) {
    return api.post("/nodes/pve1/qemu", Map.of("vmid", "" + id, "scsi0", disk));
  }

  private static Answer metadata(String url) {
    return api.get(query(url));
  }

  private static String query(String url) {
    return "/nodes/pve1/query-url-metadata?verify-certificates=1&url=" + ApiClient.encode(url);
  }

  private static Answer download(String name, Map<String, String> others) {
    return post("local", name, others);
  }

  private static Answer unchecked(String name) {
    return unchecked(name, web.url("debian.img"));
  }

  private static Answer unchecked(String name, String url) {
    return api.post(
        "/nodes/pve1/storage/local/download-url",
        Map.of("content", "import", "url", url, "filename", name));
  }

  private static Answer post(String storage, String name, Map<String, String> others) {
    Map<String, String> form =
        new HashMap<>(
            Map.of(
                "content",
                "import",
                "url",
                web.url("debian.img"),
                "filename",
                name,
                "checksum",
                SUM,
                "checksum-algorithm",
                "sha256"));
    form.putAll(others);
    return api.post("/nodes/pve1/storage/" + storage + "/download-url", form);
  }

  private static JsonNode only(String name) {
    for (JsonNode file : api.get("/nodes/pve1/storage/local/content?content=import").data()) {
      if (file.path("volid").asText().endsWith("/" + name)) {
        return file;
      }
    }
    throw new AssertionError(name + " is not listed");
  }

  private static String log(Answer answer) {
    String task = "/nodes/pve1/tasks/" + ApiClient.encode(answer.data().asText());
    return api.get(task + "/log").data().toString();
  }
}
