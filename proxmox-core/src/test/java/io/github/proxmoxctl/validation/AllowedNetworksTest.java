package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.TestStack;
import org.junit.jupiter.api.Test;

class AllowedNetworksTest {

  private final Rule rule = new AllowedNetworks();

  @Test
  void allowedOnesAndThoseWithoutALimitHold() {
    assertThat(
            rule.check(
                new TestEstate()
                    .stack(TestStack.named("shop").networks("app"))
                    .stack(TestStack.named("free"))
                    .with(
                        TestServer.named("web").nic("front", "app"),
                        TestServer.named("erp").stack("free").nic("front", "app"),
                        TestServer.named("old").stack("other").nic("front", "app"))))
        .isEmpty();
  }

  @Test
  void anotherOneIsReportedWithTheLimit() {
    assertThat(
            rule.check(
                new TestEstate()
                    .network("store", "10.2.0.0/24", "10.2.0.10", "10.2.0.20")
                    .stack(TestStack.named("shop").networks("store"))
                    .with(TestServer.named("web").nic("front", "app").nic("x", "unknown"))))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("allowed.networks");
              assertThat(problem.summary())
                  .isEqualTo("network \"app\" is not allowed in stack \"shop\"");
              assertThat(problem.remedy()).startsWith("use what is allowed (store)");
              assertThat(problem.related())
                  .extracting(other -> other.message() + " " + other.location())
                  .containsExactly("allowed here servers/shop/stack.yaml:8:3");
            });
  }
}
