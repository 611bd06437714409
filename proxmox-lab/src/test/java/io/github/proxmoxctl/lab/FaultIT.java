package io.github.proxmoxctl.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.lab.ApiClient.Answer;
import io.github.proxmoxctl.lab.api.RequestPattern;
import io.github.proxmoxctl.lab.fault.Fault;
import io.github.proxmoxctl.lab.fault.When;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong in a lab by request, as its clients see it. */
class FaultIT {
  @TempDir static Path folder;

  static Lab lab;
  static ApiClient api;

  TestGuest guest;

  @BeforeAll
  static void startLab() {
    lab = Lab.start(LabOptions.in(folder));
    api = new ApiClient(lab, "apply");
  }

  @AfterAll
  static void stopLab() {
    lab.close();
  }

  @BeforeEach
  void cloneATemplate() {
    guest = TestGuest.cloned(api);
  }

  @AfterEach
  void clear() {
    lab.faults().clear(List.of());
  }

  private static RequestPattern of(String pattern) {
    return RequestPattern.parse(pattern);
  }

  @Test
  void requestsAreAnsweredWithAnErrorAndNotCarriedOut() {
    lab.faults().add(Fault.Answer.of(of("PUT nodes/*/qemu/*/config"), new When(1, 2), 596));
    assertThat(memory("2048")).isEqualTo(200);
    assertThat(memory("3072")).isEqualTo(596);
    assertThat(memory("3072")).isEqualTo(596);
    assertThat(guest.config().path("memory").asText()).isEqualTo("2048");
    assertThat(memory("3072")).isEqualTo(200);
    assertThat(lab.faults().list().get(0).struck()).isEqualTo(2);
  }

  @Test
  void whoIsNotLetInIsToldSoFirst() {
    lab.faults().add(Fault.Answer.of(RequestPattern.ANY, When.ALWAYS, 500));
    ApiClient stranger = new ApiClient(lab.endpoint(), lab.caFile(), "PVEAPIToken=x@pve!y=z");
    assertThat(stranger.get("/version").status()).isEqualTo(401);
  }

  @Test
  void connectionsBreakOffBeforeOrAfterTheWork() {
    lab.faults().add(new Fault.Drop(of("PUT nodes/*/qemu/*/config"), When.ONCE, false));
    assertThatThrownBy(() -> memory("2048")).hasCauseInstanceOf(IOException.class);
    assertThat(guest.config().path("memory").asText()).isNotEqualTo("2048");

    lab.faults().add(new Fault.Drop(of("PUT nodes/*/qemu/*/config"), When.ONCE, true));
    assertThatThrownBy(() -> memory("2048")).hasCauseInstanceOf(IOException.class);
    assertThat(guest.config().path("memory").asText()).isEqualTo("2048");
  }

  @Test
  void answersComeLate() {
    lab.faults().add(new Fault.Delay(of("version"), When.ONCE, 400));
    long start = System.nanoTime();
    assertThat(api.get("/version").status()).isEqualTo(200);
    assertThat(System.nanoTime() - start).isGreaterThan(400_000_000L);
  }

  @Test
  void aTaskFailsAndNothingOfItStays() {
    lab.faults().add(new Fault.FailTask("qmclone", 4711, When.ONCE, "clone failed: no luck"));
    Answer other = copy(TestGuest.nextId());
    assertThat(api.exitStatus(other)).isEqualTo("OK");
    Answer clone = copy(4711);
    assertThat(api.exitStatus(clone)).isEqualTo("clone failed: no luck");
    assertThat(api.get("/nodes/pve1/qemu/4711/config").message()).endsWith("does not exist");
    assertThat(api.exitStatus(copy(4711))).isEqualTo("OK");
    assertThat(api.exitStatus(api.delete("/nodes/pve1/qemu/4711"))).isEqualTo("OK");
  }

  @Test
  void withoutQuorumTheClusterCanOnlyBeRead() {
    lab.faults().add(new Fault.NoQuorum(When.ALWAYS));
    Answer refused = api.put(guest.path + "/config", Map.of("memory", "2048"));
    assertThat(refused.status()).isEqualTo(500);
    assertThat(refused.message()).isEqualTo("cluster not ready - no quorum?");
    assertThat(api.get(guest.path + "/config").status()).isEqualTo(200);
    assertThat(quorate()).isZero();
    lab.faults().clear(List.of());
    assertThat(quorate()).isEqualTo(1);
  }

  @Test
  void aStorageIsFullAfterSoManyDisks() {
    lab.faults().add(new Fault.Full("local-lvm", new When(1, 0)));
    assertThat(api.exitStatus(copy(4711))).isEqualTo("OK");
    assertThat(api.exitStatus(copy(4712)))
        .startsWith("clone failed: lvcreate 'pve/vm-4712-disk-0' error:")
        .endsWith("free space in thin pool pve/data reached threshold.");
    assertThat(api.get("/nodes/pve1/qemu/4712/config").status()).isEqualTo(500);
    assertThat(api.put(guest.path + "/config", Map.of("scsi1", "local-lvm:1")).message())
        .startsWith("lvcreate 'pve/vm-" + guest.id + "-disk-1' error:");
    assertThat(guest.config().path("scsi1").isMissingNode()).isTrue();
    assertThat(api.put(guest.path + "/config", Map.of("scsi1", "ssd:1")).status()).isEqualTo(200);
    assertThat(api.exitStatus(api.delete("/nodes/pve1/qemu/4711"))).isEqualTo("OK");
  }

  @Test
  void somebodyTakesTheIdThatIsAboutToBeUsed() {
    lab.faults().add(new Fault.TakeId(null, When.ONCE));
    Answer refused = copy(4711);
    assertThat(refused.status()).isEqualTo(500);
    assertThat(refused.message()).isEqualTo("VM 4711 already exists on node 'pve1'");
    assertThat(api.get("/nodes/pve1/qemu/4711/config").data().path("name").asText())
        .isEqualTo("made-by-hand");
    assertThat(api.exitStatus(api.delete("/nodes/pve1/qemu/4711"))).isEqualTo("OK");
  }

  @Test
  void manyRequestsAtATimeAreStruckExactlyAsOftenAsAsked() {
    lab.faults().add(Fault.Answer.of(of("version"), new When(5, 7), 500));
    long failed =
        IntStream.range(0, 40)
            .parallel()
            .filter(number -> api.get("/version").status() == 500)
            .count();
    assertThat(failed).isEqualTo(7);
  }

  private int memory(String megabytes) {
    return api.put(guest.path + "/config", Map.of("memory", megabytes)).status();
  }

  private static Answer copy(int id) {
    return api.post("/nodes/pve1/qemu/9001/clone", Map.of("newid", Integer.toString(id)));
  }

  private static int quorate() {
    return api.get("/cluster/status").data().get(0).path("quorate").asInt();
  }
}
