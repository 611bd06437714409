package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import org.junit.jupiter.api.Test;

class NodeReferencesTest {

  private final Rule rule = new NodeReferences();

  @Test
  void nodesOfTheClusterHold() {
    assertThat(rule.check(new TestEstate().with(TestServer.named("web").nodes("pve1", "pve3"))))
        .isEmpty();
  }

  @Test
  void withoutClusterNothingIsSaid() {
    assertThat(rule.check(new TestEstate().with(TestServer.named("web").cluster("").nodes("x"))))
        .isEmpty();
  }

  @Test
  void unknownNodesAreReported() {
    assertThat(
            rule.check(new TestEstate().with(TestServer.named("web").nodes("pve1", "pve9", "x"))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly(
            "reference.unknown: there is no node \"pve9\"",
            "reference.unknown: there is no node \"x\"");
  }

  @Test
  void unknownPinIsReported() {
    assertThat(rule.check(new TestEstate().with(TestServer.named("web").pinnedTo("pve9"))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly("reference.unknown: there is no node \"pve9\"");
  }
}
