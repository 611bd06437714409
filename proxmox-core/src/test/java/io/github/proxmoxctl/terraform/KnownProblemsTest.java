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
          cluster.protected   | can't remove VM 100 - protection mode enabled
          state.locked        | Error acquiring the state lock
          terraform.stale     | Saved plan is stale
          terraform.provider  | Failed to query available provider packages
          terraform.lockfile  | Inconsistent dependency lock file
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
    assertThat(problem.diagnostic().detail())
        .isEqualTo("error reading VM\nreceived an HTTP 401 response - Reason: no");
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

  private static TerraformProblem translate(String summary, String detail) {
    return KnownProblems.translate(
        new TerraformEvent.Report(true, summary, detail, "module.server[\"web\"].vm.this"),
        "terraform.plan");
  }
}
