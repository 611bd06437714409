package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.TestStack;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllowedNodesTest {

  @Test
  void allowedOnesHold() {
    assertThat(check(TestServer.named("a").nodes("pve2", "pve1"), "pve1", "pve2")).isEmpty();
  }

  @Test
  void anotherOneIsReported() {
    assertThat(check(TestServer.named("a").nodes("pve1", "pve3", "pve9"), "pve1"))
        .extracting(Diagnostic::summary)
        .containsExactly("node \"pve3\" is not allowed in stack \"shop\"");
    assertThat(check(TestServer.named("a").pinnedTo("pve3"), "pve1"))
        .extracting(Diagnostic::summary)
        .containsExactly("node \"pve3\" is not allowed in stack \"shop\"");
  }

  @Test
  void limitWithAnUnknownNodeIsToldOfApart() {
    assertThat(check(TestServer.named("a").nodes("pve1"), "pve11")).isEmpty();
  }

  private static List<Diagnostic> check(TestServer server, String... nodes) {
    return new AllowedNodes()
        .check(new TestEstate().stack(TestStack.named("shop").nodes(nodes)).with(server));
  }
}
