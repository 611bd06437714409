package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import org.junit.jupiter.api.Test;

class FormerNamesTest {

  private final Rule rule = new FormerNames();

  @Test
  void nameThatIsGoneHolds() {
    assertThat(rule.check(new TestEstate().with(TestServer.named("a").formerNames("old"))))
        .isEmpty();
  }

  @Test
  void nameInUseIsReported() {
    assertThat(
            rule.check(
                new TestEstate()
                    .with(TestServer.named("a").formerNames("b"), TestServer.named("b"))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly("formerNames.used: \"b\" is still the name of a server");
  }

  @Test
  void ownNameIsReported() {
    assertThat(rule.check(new TestEstate().with(TestServer.named("a").formerNames("a"))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly("formerNames.used: \"a\" is still the name of a server");
  }

  @Test
  void twoClaimsAreReported() {
    assertThat(
            rule.check(
                new TestEstate()
                    .with(
                        TestServer.named("a").formerNames("old"),
                        TestServer.named("b").formerNames("old"))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly("formerNames.claimed: \"b\" and \"a\" both claim to have been \"old\"");
  }
}
