package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageTemplatesTest {

  private final Rule rule = new ImageTemplates();

  @Test
  void templatesOnAllNodesHold() {
    assertThat(rule.check(new TestEstate().with(TestServer.named("web")))).isEmpty();
  }

  @Test
  void onlyNodesOfThePlacementCount() {
    assertThat(
            rule.check(
                new TestEstate()
                    .image(TestImages.on("rocky", Map.of("pve2", 9012)))
                    .with(TestServer.named("web").image("rocky").pinnedTo("pve2"))))
        .isEmpty();
  }

  @Test
  void unknownNodeIsAnotherRules() {
    assertThat(
            rule.check(
                new TestEstate()
                    .image(TestImages.on("rocky", Map.of("pve2", 9012)))
                    .with(TestServer.named("web").image("rocky").nodes("pve2", "pve9"))))
        .isEmpty();
  }

  @Test
  void aTemplateOnANodeThatDoesNotExistIsAnotherRules() {
    assertThat(
            rule.check(
                new TestEstate()
                    .image(
                        TestImages.on("rocky", Map.of("pve1", 9011, "pve22", 9012, "pve3", 9013)))
                    .with(TestServer.named("web").image("rocky"))))
        .isEmpty();
  }

  @Test
  void allNodesWithoutOneAreNamed() {
    assertThat(
            rule.check(
                new TestEstate()
                    .image(TestImages.on("rocky", Map.of("pve2", 9012)))
                    .with(TestServer.named("web").image("rocky"))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly(
            "image.node: image \"rocky\" has no template on pve1, pve3, where \"web\" may land");
  }
}
