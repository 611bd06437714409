package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.VmIdRange;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateIdsTest {

  private final Rule rule = new TemplateIds();

  @Test
  void idsOutsideTheRangeHold() {
    assertThat(rule.check(new TestEstate().with())).isEmpty();
  }

  @Test
  void reservedIdHolds() {
    assertThat(
            rule.check(
                new TestEstate()
                    .cluster("main", new VmIdRange(1000, 9999), new VmIdRange(9000, 9999))
                    .with()))
        .isEmpty();
  }

  @Test
  void twoImagesMayShareATemplate() {
    assertThat(
            rule.check(new TestEstate().image(TestImages.on("copy", Map.of("pve1", 9000))).with()))
        .isEmpty();
  }

  @Test
  void idThatServersMayGetIsReported() {
    assertThat(rule.check(new TestEstate().image(TestImages.on("r", Map.of("pve1", 1500))).with()))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly("template.id: template 1500 has an id that servers may get");
  }

  @Test
  void oneIdOnTwoNodesIsReported() {
    assertThat(
            rule.check(
                new TestEstate().image(TestImages.on("r", Map.of("pve1", 9, "pve2", 9))).with()))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly("template.node: template 9 cannot be on pve2 and on pve1");
  }
}
