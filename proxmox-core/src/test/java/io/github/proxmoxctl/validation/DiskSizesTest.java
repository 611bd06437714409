package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.DataSize;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiskSizesTest {

  @Test
  void wholeGibibytesHold() {
    assertThat(new DiskSizes().check(with(DataSize.ofGibibytes(1)))).isEmpty();
  }

  @Test
  void fractionIsReportedWithTheNextWholeNumber() {
    assertThat(new DiskSizes().check(with(DataSize.ofMebibytes(1500))))
        .extracting(Diagnostic::remedy)
        .containsExactly("write 2GiB");
  }

  private static DesiredState with(DataSize size) {
    Server server = TestServer.named("web").build();
    return new TestEstate()
        .of(
            List.of(
                new Server(
                    server.name(),
                    server.stack(),
                    server.cluster(),
                    null,
                    List.of(),
                    "",
                    server.image(),
                    server.cpu(),
                    server.memory(),
                    server.placement(),
                    List.of(new Server.Disk("data", size, "ssd")),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    server.labels(),
                    false,
                    true,
                    server.power(),
                    server.restart(),
                    server.acknowledge(),
                    server.firewall(),
                    server.backups(),
                    server.rollout(),
                    server.origins())));
  }
}
