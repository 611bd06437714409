package io.github.proxmoxctl.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProxmoxWordsTest {

  @Test
  void aTaskIsQuotedWithItsNameAndTheEndOfItsLog() {
    assertThat(
            ProxmoxWords.in(
                """
                task "UPID:pve1:000003EF:0000275E:6A000000:qmclone:9001:a@pve!t:" failed to complete with exit code: clone failed: no room
                task log:
                  create full clone of drive ide2
                  create full clone of drive scsi0
                  transferred 1 of 3
                  transferred 2 of 3
                  TASK ERROR: clone failed: no room"""))
        .contains(
            """
            Proxmox said (task UPID:pve1:000003EF:0000275E:6A000000:qmclone:9001:a@pve!t:): clone failed: no room
            create full clone of drive scsi0
            transferred 1 of 3
            transferred 2 of 3""");
    assertThat(ProxmoxWords.in("task \"UPID:a:\" failed to complete with exit code: no"))
        .contains("Proxmox said (task UPID:a:): no");
  }

  @Test
  void anAnswerIsQuotedWithoutWhatHttpAddsToIt() {
    assertThat(
            ProxmoxWords.in(
                "error updating VM: received an HTTP 500 response - Reason: Internal Server Error"
                    + " (cluster not ready - no quorum?)"))
        .contains("Proxmox said (HTTP 500, updating VM): cluster not ready - no quorum?");
    assertThat(
            ProxmoxWords.in(
                "error retrieving VM 101: received an HTTP 595 response - Reason:  (No route)"))
        .contains("Proxmox said (HTTP 595, retrieving VM 101): No route");
  }

  @Test
  void ofSeveralAttemptsTheLastCounts() {
    assertThat(
            ProxmoxWords.in(
                """
                All attempts fail:
                #1: error deleting VM: received an HTTP 500 response - Reason: first
                #2: error deleting VM: received an HTTP 500 response - Reason: second"""))
        .contains("Proxmox said (HTTP 500, deleting VM): second");
  }

  @Test
  void whoeverElseSpeaksIsNotProxmox() {
    assertThat(ProxmoxWords.in("dial tcp: connection refused")).isEmpty();
  }
}
