package io.github.proxmoxctl.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.proxmoxctl.plan.ConfigurationPlan;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.MonitoringPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerLineTest {

  @Test
  void inBriefTargetsThatComeAndGoAreToldApart() {
    MonitoringPlan monitoring =
        MonitoringPlan.of(
            List.of("node web-1:9100", "node web-2:9100"),
            List.of("node old:9100", "nodes other:9200"),
            List.of("+ rules/acme.web.yml"),
            Digest.of(List.of("x")));

    assertThat(LayerLine.of(monitoring))
        .extracting(LayerLine::subject, LayerLine::brief)
        .containsExactly(tuple("node", "+2 -1"), tuple("nodes", "+0 -1"), tuple("files", "1"));
  }

  @Test
  void nothingToTellIsNoLine() {
    assertThat(LayerLine.of(ConfigurationPlan.NONE)).isEmpty();
    assertThat(LayerLine.of(MonitoringPlan.NONE)).isEmpty();
  }
}
