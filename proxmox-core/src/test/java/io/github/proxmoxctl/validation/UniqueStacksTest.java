package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestStack;
import org.junit.jupiter.api.Test;

class UniqueStacksTest {

  private final Rule rule = new UniqueStacks();

  @Test
  void oneDocumentOfEachHolds() {
    assertThat(
            rule.check(
                new TestEstate().stack(TestStack.named("a")).stack(TestStack.named("b")).with()))
        .isEmpty();
  }

  @Test
  void secondDocumentIsReported() {
    assertThat(
            rule.check(
                new TestEstate().stack(TestStack.named("a")).stack(TestStack.named("a")).with()))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly("stack.several: the stack \"a\" has two documents");
  }
}
