package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {

  private final Rule rule = new Acknowledgements();

  @Test
  void diskThatIsGoneHolds() {
    assertThat(rule.check(new TestEstate().with(TestServer.named("a").mayLoseDisks("data"))))
        .isEmpty();
  }

  @Test
  void declaredDiskIsReported() {
    assertThat(
            rule.check(
                new TestEstate()
                    .with(TestServer.named("a").disk("data", 1).mayLoseDisks("old", "data"))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly("acknowledge.declared: disk \"data\" may be lost and is declared as well");
  }
}
