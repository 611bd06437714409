package io.github.proxmoxctl.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.proxmoxctl.lab.ApiClient.Answer;
import io.github.proxmoxctl.lab.HostsLab.Said;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts as an operator meets them: what their VM's configuration says is true inside. */
@Tag("hosts")
class HostsIT {
  private static final String ALPHA = "10.213.7.11";
  private static final String BETA = "10.213.7.12";
  private static final String INSIDE = "10.213.8.12";
  private static final String DISK = "/dev/disk/by-id/scsi-0QEMU_QEMU_HARDDISK_drive-scsi1";

  @TempDir static Path folder;
  private static HostsLab lab;

  @BeforeAll
  static void boot() throws Exception {
    lab = HostsLab.start(folder);
    lab.clone(
        201,
        "alpha",
        ALPHA,
        Map.of("scsi1", "local-lvm:1", "cores", "1", "searchdomain", "a.test"));
    lab.clone(
        202,
        "beta",
        BETA,
        Map.of(
            "net1",
            "virtio=BC:24:11:0A:0B:0C,bridge=vmbr1,tag=8",
            "ipconfig1",
            "ip=" + INSIDE + "/24"));
    lab.power(201, "start");
    lab.power(202, "start");
  }

  @AfterAll
  static void end() throws Exception {
    lab.close();
    assertThat(lab.traces()).isEmpty();
  }

  @Test
  void cloudInitIsTrueInside() throws Exception {
    String said =
        lab.sshOk(
            201, ALPHA, "hostname; hostname -f; whoami; sudo -n whoami; cat /etc/resolv.conf; pwd");

    assertThat(said.lines())
        .containsExactly(
            "alpha",
            "alpha.a.test",
            "ops",
            "root",
            "nameserver 10.0.0.53",
            "search a.test",
            "/home/ops");
    assertThat(lab.sshOk(201, ALPHA, "sudo sshd -T").lines())
        .contains("passwordauthentication no", "kbdinteractiveauthentication no");
    HostsLab.await(() -> systemState().matches("running|degraded"));
    assertThat(lab.sshOk(201, ALPHA, "systemctl --failed --no-legend; true")).isBlank();
  }

  @Test
  void nobodyElseGetsIn() throws Exception {
    Said said =
        HostsLab.run(
            "ssh",
            "-F",
            "none",
            "-o",
            "BatchMode=yes",
            "-o",
            "StrictHostKeyChecking=no",
            "-o",
            "UserKnownHostsFile=/dev/null",
            "-o",
            "IdentityFile=none",
            "-o",
            "IdentityAgent=none",
            "ops@" + BETA,
            "true");

    assertThat(said.exitCode()).isEqualTo(255);
    assertThat(said.text()).contains("Permission denied (publickey)");
  }

  @Test
  void hostsReachEachOtherAndTheMachine() throws Exception {
    assertThat(lab.sshOk(201, ALPHA, "ping -c 1 -W 5 " + BETA)).contains("1 received");
    // another network, over the gateway
    assertThat(lab.sshOk(201, ALPHA, "ping -c 1 -W 5 " + INSIDE)).contains("1 received");
    lab.sshOk(202, INSIDE, "true");
    String machine = lab.sshOk(201, ALPHA, "echo $SSH_CLIENT").split(" ", -1)[0];
    assertThat(lab.sshOk(201, ALPHA, "ping -c 1 -W 5 " + machine)).contains("1 received");
  }

  @Test
  void packagesComeFromTheLocalFolder() throws Exception {
    lab.sshOk(202, BETA, "sudo apt-get update -qq");
    lab.sshOk(202, BETA, "sudo DEBIAN_FRONTEND=noninteractive apt-get install -y -qq nginx");

    assertThat(lab.sshOk(202, BETA, "systemctl is-active nginx").strip()).isEqualTo("active");
    assertThat(HostsLab.run("curl", "-fsS", "http://" + BETA + "/").text())
        .contains("Welcome to nginx");
  }

  @Test
  void theAgentTellsWhatIsThere() throws Exception {
    assertThat(lab.api().post(HostsLab.NODE + "202/agent/ping", Map.of()).status()).isEqualTo(200);
    assertThat(lab.agent(202, "get-host-name").path("result").path("host-name").asText())
        .isEqualTo("beta");
    assertThat(lab.agent(202, "get-osinfo").path("result").path("id").asText()).isEqualTo("debian");
    JsonNode faces = lab.agent(202, "network-get-interfaces").path("result");
    assertThat(faces.findValuesAsText("name")).contains("lo", "eth0", "eth1");
    assertThat(faces.findValuesAsText("ip-address")).contains(BETA, INSIDE);
    assertThat(faces.findValuesAsText("hardware-address")).contains("bc:24:11:0a:0b:0c");

    JsonNode file = lab.agent(202, "file-read?file=/etc/hostname");
    assertThat(file.path("content").asText()).isEqualTo("beta\n");
    assertThat(file.path("bytes-read").asInt()).isEqualTo(5);
    assertThat(file.has("truncated")).isFalse();
    assertThat(lab.agent(202, "file-read?file=/etc/hostname&decode=0").path("content").asText())
        .isEqualTo(Base64.getEncoder().encodeToString("beta\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(lab.api().get(HostsLab.NODE + "202/agent/file-read?file=/nowhere").message())
        .isEqualTo(
            "Agent error: failed to open file '/nowhere' (mode: 'r'): No such file or directory");
    JsonNode large = lab.agent(202, "file-read?file=/dev/zero");
    assertThat(large.path("bytes-read").asInt()).isEqualTo(16 << 20);
    assertThat(large.path("truncated").asInt()).isEqualTo(1);
  }

  @Test
  void theAgentRunsPrograms() {
    Answer started =
        lab.api()
            .send(
                "POST",
                HostsLab.NODE
                    + "202/agent/exec?command=sh&command=-c&command="
                    + ApiClient.encode("cat; echo oops >&2; exit 3"),
                Map.of("input-data", "given"));
    assertThat(started.status()).as(started.toString()).isEqualTo(200);
    String status = "exec-status?pid=" + started.data().path("pid").asLong();
    JsonNode[] last = new JsonNode[1];
    HostsLab.await(
        () -> {
          last[0] = lab.agent(202, status);
          return last[0].path("exited").asInt() == 1;
        });

    assertThat(last[0].path("exitcode").asInt()).isEqualTo(3);
    assertThat(last[0].path("out-data").asText()).isEqualTo("given");
    assertThat(last[0].path("err-data").asText()).isEqualTo("oops\n");
    assertThat(lab.api().get(HostsLab.NODE + "202/agent/" + status).message())
        .startsWith("Agent error: PID ");
    assertThat(
            new ApiClient(lab.api(), Path.of(lab.directory + "/tokens/apply"))
                .post(HostsLab.NODE + "202/agent/exec", Map.of("command", "true"))
                .message())
        .isEqualTo("Permission check failed (/vms/202, VM.GuestAgent.Unrestricted)");
  }

  @Test
  void disksAreMadeMountedAndKept() throws Exception {
    lab.sshOk(201, ALPHA, "sudo mkfs.ext4 -q " + DISK + " && sudo mkdir -p /data");
    lab.sshOk(201, ALPHA, "echo '" + DISK + " /data ext4 defaults 0 2' | sudo tee -a /etc/fstab");
    lab.sshOk(201, ALPHA, "sudo mount /data && echo kept | sudo tee /data/file /root/file");

    lab.power(201, "shutdown");
    assertThat(lab.status(201)).isEqualTo("stopped");
    lab.power(201, "start");

    assertThat(lab.sshOk(201, ALPHA, "cat /data/file; sudo cat /root/file").lines())
        .containsExactly("kept", "kept");
    assertThat(lab.sshOk(201, ALPHA, "findmnt -no FSTYPE /data").strip()).isEqualTo("ext4");
  }

  @Test
  void disksArePluggedInAndGrowWhileTheHostRuns() throws Exception {
    assertThat(
            lab.api()
                .put(HostsLab.NODE + "201/config", Map.of("scsi2", "ssd:1,serial=logs"))
                .status())
        .isEqualTo(200);
    String logs = "/dev/disk/by-id/scsi-0QEMU_QEMU_HARDDISK_logs";
    lab.sshOk(201, ALPHA, "sudo mkfs.xfs -q " + logs + " && sudo mount " + logs + " /mnt");
    lab.done(lab.api().put(HostsLab.NODE + "201/resize", Map.of("disk", "scsi2", "size", "+1G")));
    lab.sshOk(201, ALPHA, "sudo xfs_growfs /mnt");
    assertThat(Long.parseLong(lab.sshOk(201, ALPHA, "df --output=size -B1 /mnt | tail -1").strip()))
        .isGreaterThan(3L << 29);
    lab.sshOk(201, ALPHA, "sudo umount /mnt");
    assertThat(lab.api().put(HostsLab.NODE + "201/config", Map.of("delete", "scsi2")).status())
        .isEqualTo(200);
    assertThat(lab.ssh(201, ALPHA, "test -e " + logs).exitCode()).isEqualTo(1);
  }

  @Test
  void aHostKeepsItsKeysButMachinesDoNotShareThem() throws Exception {
    String path = "file-read?file=/etc/ssh/ssh_host_ed25519_key.pub";
    assertThat(lab.agent(201, path).path("content").asText())
        .startsWith("ssh-ed25519 ")
        .isNotEqualTo(lab.agent(202, path).path("content").asText());
    assertThat(lab.agent(201, "file-read?file=/etc/machine-id").path("content").asText())
        .hasSize(33)
        .isNotEqualTo(lab.agent(202, "file-read?file=/etc/machine-id").path("content").asText());
  }

  @Test
  void theStatusListsHosts() {
    LabStatus status = Lab.status(lab.directory);

    assertThat(status.withoutHosts()).isNull();
    assertThat(status.hosts())
        .anySatisfy(
            host -> {
              assertThat(host.guest()).isEqualTo(202);
              assertThat(host.name()).isEqualTo("beta");
              assertThat(host.addresses()).containsExactly(BETA, INSIDE);
              assertThat(host.running()).isTrue();
            });
  }

  @Test
  void whatIsNotRunningHasNoAgent() throws Exception {
    lab.clone(203, "gamma", "10.213.7.13", Map.of());

    assertThat(lab.api().get(HostsLab.NODE + "203/agent/get-host-name").message())
        .isEqualTo("VM 203 not running");
    lab.power(203, "start");
    assertThat(lab.agent(203, "get-host-name").path("result").path("host-name").asText())
        .isEqualTo("gamma");
    lab.power(203, "suspend");
    assertThat(lab.api().get(HostsLab.NODE + "203/agent/get-host-name").message())
        .isEqualTo("QEMU guest agent is not running");
    lab.power(203, "resume");
    assertThat(lab.sshOk(203, "10.213.7.13", "hostname").strip()).isEqualTo("gamma");
  }

  @Test
  void aDeletedGuestLeavesNothing() throws Exception {
    lab.clone(204, "delta", "10.213.9.14", Map.of("scsi1", "local-lvm:1"));
    lab.power(204, "start");
    lab.sshOk(204, "10.213.9.14", "true");
    assertThat(lab.traces()).anyMatch(trace -> trace.contains("/hosts/204/disks/"));
    assertThat(lab.traces()).anyMatch(trace -> trace.startsWith("10.213.9.0/24 "));

    lab.power(204, "stop");
    lab.done(lab.api().delete(HostsLab.NODE + "204"));

    assertThat(lab.directory.resolve("hosts/204")).doesNotExist();
    HostsLab.await(() -> lab.traces(204).isEmpty());
    assertThat(lab.traces()).noneMatch(trace -> trace.startsWith("10.213.9.0/24"));
  }

  @Test
  void aNetworkOfTheMachineIsRefused() throws Exception {
    String machine =
        HostsLab.run("ip", "-4", "-o", "addr", "show", "scope", "global")
            .text()
            .lines()
            .filter(line -> !line.contains("pxl"))
            .map(line -> line.replaceAll("^.* inet ([0-9./]+) .*$", "$1"))
            .findFirst()
            .orElse("127.0.0.1/8");
    lab.clone(205, "overlap", "10.213.7.15", Map.of("ipconfig0", "ip=" + machine));
    assertThat(lab.exitStatus(lab.api().post(HostsLab.NODE + "205/status/start", Map.of())))
        .contains("the lab cannot have the network")
        .contains("of this machine; choose another network");
    assertThat(lab.status(205)).isEqualTo("stopped");

    // the same network on two bridges: this machine could reach one of them only
    lab.clone(
        206,
        "double",
        "10.213.7.16",
        Map.of("net0", "virtio,bridge=vmbr1", "ipconfig0", "ip=10.213.7.16/24"));
    assertThat(lab.exitStatus(lab.api().post(HostsLab.NODE + "206/status/start", Map.of())))
        .contains("it overlaps 10.213.7.0/24 on vmbr0");
    assertThat(lab.traces(206)).isEmpty();
  }

  @Test
  void aHostCannotMakeDevicesOfTheMachine() throws Exception {
    Said said = lab.ssh(202, BETA, "sudo mknod /root/disk b 7 0");

    assertThat(said.exitCode()).isNotZero();
    assertThat(said.text()).contains("Operation not permitted");
  }

  private static String systemState() {
    try {
      return lab.ssh(201, ALPHA, "systemctl is-system-running").text().strip();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
