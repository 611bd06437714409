package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.TestEstate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateNodesTest {

  private final Rule rule = new TemplateNodes();

  @Test
  void nodesOfTheClusterHold() {
    assertThat(rule.check(new TestEstate().with())).isEmpty();
  }

  @Test
  void templateOnAnUnknownNodeIsReported() {
    assertThat(
            rule.check(
                new TestEstate()
                    .image(TestImages.on("rocky", Map.of("pve1", 9, "pve8", 8)))
                    .with()))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly("reference.unknown: there is no node \"pve8\"");
  }
}
