package io.github.proxmoxctl.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownProblemsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cluster.unreachable | failed to perform HTTP GET request (path: version) - Reason: Get "https://10.0.0.1:8006/api2/json/version": dial tcp 10.0.0.1:8006: connect: connection refused
          cluster.unreachable | Get "https://pve.example:8006": dial tcp: lookup pve.example on 10.0.0.2:53: no such host
          cluster.unreachable | Get "https://10.0.0.1:8006": dial tcp 10.0.0.1:8006: i/o timeout
          cluster.unreachable | net/http: TLS handshake timeout
          cluster.unreachable | read tcp 10.0.0.9:4->10.0.0.1:8006: read: connection reset by peer
          cluster.token       | error retrieving VM 101: received an HTTP 401 response - Reason: invalid token value!
          cluster.token       | the API token must be in the format 'USER@REALM!TOKENID=UUID'
          cluster.permission  | received an HTTP 403 response - Reason: Permission check failed (/vms/101, VM.Clone)
          cluster.certificate | tls: failed to verify certificate: x509: certificate signed by unknown authority
          cluster.certificate | tls: failed to verify certificate: x509: certificate is valid for pve1, not pve2
          cluster.certificate | tls: failed to verify certificate: x509: certificate has expired or is not yet valid
          cluster.certificate | http: server gave HTTP response to HTTPS client
          cluster.exists      | the requested resource already exists: received an HTTP 500 response - Reason: VM 101 already exists
          cluster.busy        | received an HTTP 500 response - Reason: VM is locked (backup)
          cluster.busy        | can't lock file '/var/lock/qemu-server/lock-9000.conf' - got timeout
          cluster.busy        | clone failed: can't lock file '/var/lock/pve-manager/pve-storage-data-zfs' - got timeout
          cluster.busy        | clone failed: cfs-lock 'storage-ssd' error: got lock request timeout
          cluster.quorum      | error updating VM: received an HTTP 500 response - Reason: Internal Server Error (cluster not ready - no quorum?)
          cluster.gateway     | error retrieving VM 101: received an HTTP 595 response - Reason: No route to host
          cluster.dropped     | error cloning VM: failed to perform HTTP POST request (path: nodes/pve1/qemu/9001/clone) - Reason: Post "https://localhost:8006/api2/json/nodes/pve1/qemu/9001/clone": EOF
          cluster.dropped     | failed to perform HTTP PUT request (path: x) - Reason: read tcp 127.0.0.1:4->127.0.0.1:8006: read: connection reset by peer
          cluster.timeout     | timeout while waiting for VM 101 configuration to become unlocked
          cluster.exists      | error cloning VM: received an HTTP 500 response - Reason: VM 101 already exists on node 'pve1'
          cluster.bridge      | bridge 'vmbr9' does not exist
          cluster.task        | task "UPID:pve1:0:0:0:qmstart:101:a@pve!t:" failed to complete with exit code: start failed
          cluster.refused     | error updating VM: received an HTTP 500 response - Reason: Internal Server Error (got no worker upid)
          datastore.full      | clone failed: lvcreate 'pve/vm-101-disk-0' error:   Cannot create new thin volume, free space in thin pool pve/data reached threshold.
          datastore.full      | lvcreate 'pve/vm-101-disk-0' error:   Volume group "pve" has insufficient free space (12 extents): 2560 required.
          datastore.full      | rbd create 'vm-101-disk-0' error: (28) No space left on device
          terraform.provider.ended | The plugin encountered an error, and failed to respond to the plugin6.(*GRPCProvider).ApplyResourceChange call.
          cluster.protected   | can't remove VM 100 - protection mode enabled
          state.unsaved       | Failed to save state
          state.unsaved       | Failed to persist state to backend
          state.locked        | Error acquiring the state lock
          terraform.stale     | Saved plan is stale
          terraform.provider  | Failed to query available provider packages
          terraform.lockfile  | Inconsistent dependency lock file
          image.unreachable   | error retrieving URL metadata for "https://i.example/x": received an HTTP 500 response - Reason: Internal Server Error (invalid server response: '500 Can't connect to i.example:443 (Connection refused)')
          image.address       | received an HTTP 500 response - Reason: Internal Server Error (invalid server response: '404 Not Found')
          image.address       | task "UPID:pve1:0:0:0:download:x.qcow2:a@pve!t:" failed to complete with exit code: download failed: exit code 8
          image.unreachable   | task "UPID:pve1:0:0:0:download:x.qcow2:a@pve!t:" failed to complete with exit code: download failed: exit code 4
          image.full          | task "UPID:pve1:0:0:0:download:x.qcow2:a@pve!t:" failed to complete with exit code: download failed: exit code 3
          image.checksum      | task "UPID:pve1:0:0:0:download:x.qcow2:a@pve!t:" failed to complete with exit code: checksum mismatch: got 'aa' != expect 'bb'
          image.format        | failed to complete with exit code: failed to verify file: failed to query file information with qemu-img
          image.datastore     | received an HTTP 500 response - Reason: Internal Server Error (storage 'local' is not configured for content-type 'import')
          image.datastore     | can't upload to storage type 'lvmthin', not a file based storage!
          image.gone          | unable to create VM 100 - failed to stat '/var/lib/vz/import/debian-12-v1-9f86d081884c.qcow2'
          disk.full           | write /w/plan.tfplan: no space left on device
          disk.readonly       | open /w/plan.tfplan: read-only file system
          terraform.plan      | Invalid value for variable
          """)
  void givesACodeToWhatIsSaid(String code, String words) {
    assertThat(translate("Error", words).diagnostic().code()).isEqualTo(code);
    assertThat(translate(words, "").diagnostic().code()).isEqualTo(code);
  }

  @Test
  void keepsTheirWordsAndAddsAWayForward() {
    var problem = translate("error reading VM", "received an HTTP 401 response - Reason: no");
    assertThat(problem.server()).isEqualTo("web");
    assertThat(problem.diagnostic().summary()).isEqualTo("web: the cluster refused the token");
    assertThat(problem.diagnostic().detail()).isEqualTo("Proxmox said (HTTP 401): no");
    assertThat(problem.diagnostic().remedy()).contains("check that the token exists");
  }

  @Test
  void tellsOurBackendFromTheCluster() {
    var report =
        new TerraformEvent.Report(
            true,
            "Error acquiring the state lock",
            "Error message: LOCK http://127.0.0.1:4711/shop/r01: connect: connection refused",
            null);
    assertThat(KnownProblems.translate(report, "terraform.plan").diagnostic().code())
        .isEqualTo("state.unreachable");
  }

  @Test
  void passesWarningsAndUnknownErrorsOn() {
    var warning =
        KnownProblems.translate(
            new TerraformEvent.Report(false, "Deprecated", "already exists", null),
            "terraform.plan");
    assertThat(warning.diagnostic().isError()).isFalse();
    assertThat(warning.diagnostic().code()).isEqualTo("terraform.plan");
    assertThat(warning.diagnostic().summary()).isEqualTo("Deprecated");
    assertThat(warning.diagnostic().detail()).isEqualTo("already exists");
    assertThat(translate("Something new", "").diagnostic().summary())
        .isEqualTo("web: Something new");
  }

  @Test
  void anImageThatIsGoneIsNamed() {
    var report =
        new TerraformEvent.Report(
            false,
            "The file does not exist in datastore and resource must be recreated.",
            "file does not exists in datastore",
            "proxmox_download_file.image[\"debian-12 v1 on pve1\"]");
    var problem = KnownProblems.translate(report, "terraform.plan").diagnostic();
    assertThat(problem.isError()).isFalse();
    assertThat(problem.code()).isEqualTo("image.gone");
    assertThat(problem.summary())
        .isEqualTo("image debian-12 v1 on pve1 is not on its datastore any more");
  }

  private static TerraformProblem translate(String summary, String detail) {
    return KnownProblems.translate(
        new TerraformEvent.Report(true, summary, detail, "module.server[\"web\"].vm.this"),
        "terraform.plan");
  }
}
