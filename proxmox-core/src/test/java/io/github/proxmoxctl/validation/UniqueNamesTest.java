package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import org.junit.jupiter.api.Test;

class UniqueNamesTest {

  private final Rule rule = new UniqueNames();

  @Test
  void differentNamesHold() {
    assertThat(rule.check(new TestEstate().with(TestServer.named("a"), TestServer.named("b"))))
        .isEmpty();
  }

  @Test
  void kindsDoNotShareNames() {
    assertThat(
            rule.check(
                new TestEstate().with(TestServer.named("app"), TestServer.named("debian-12"))))
        .isEmpty();
  }

  @Test
  void nameInTwoStacksIsReported() {
    assertThat(
            rule.check(
                new TestEstate().with(TestServer.named("a"), TestServer.named("a").stack("other"))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly("name.duplicate: there are two servers \"a\"");
  }
}
