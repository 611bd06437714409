package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.VmIdRange;
import org.junit.jupiter.api.Test;

class VmIdCapacityTest {

  private final Rule rule = new VmIdCapacity();

  @Test
  void enoughIdsHold() {
    assertThat(
            rule.check(
                new TestEstate()
                    .cluster("main", new VmIdRange(1000, 1001))
                    .with(TestServer.named("a"), TestServer.named("b"))))
        .isEmpty();
  }

  @Test
  void tooFewIdsAreReported() {
    assertThat(
            rule.check(
                new TestEstate()
                    .cluster(
                        "main",
                        new VmIdRange(1000, 1003),
                        new VmIdRange(1001, 1002),
                        new VmIdRange(1002, 1050))
                    .with(TestServer.named("a"), TestServer.named("b"))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly(
            "vmIds.exhausted: cluster \"main\" has 1 VM id to give, and 2 servers need one");
  }
}
