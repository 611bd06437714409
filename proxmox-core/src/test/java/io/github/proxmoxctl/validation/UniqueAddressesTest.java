package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import org.junit.jupiter.api.Test;

class UniqueAddressesTest {

  private final Rule rule = new UniqueAddresses();

  @Test
  void differentAddressesHold() {
    assertThat(
            rule.check(
                new TestEstate()
                    .with(
                        TestServer.named("a").nicAt("n", "app", "10.1.0.8"),
                        TestServer.named("b").nicAt("n", "app", "10.1.0.9"))))
        .isEmpty();
  }

  @Test
  void oneAddressInTwoNetworksHolds() {
    assertThat(
            rule.check(
                new TestEstate()
                    .with(
                        TestServer.named("a").nicAt("n", "app", "10.1.0.8"),
                        TestServer.named("b").nicAt("n", "other", "10.1.0.8"))))
        .isEmpty();
  }

  @Test
  void oneAddressOfTwoServersIsReported() {
    assertThat(
            rule.check(
                new TestEstate()
                    .with(
                        TestServer.named("a").nicAt("n", "app", "10.1.0.8"),
                        TestServer.named("b").nicAt("n", "app", "10.1.0.8"))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly(
            "address.duplicate: 10.1.0.8 in network \"app\" is given to \"b\" and to \"a\"");
  }
}
