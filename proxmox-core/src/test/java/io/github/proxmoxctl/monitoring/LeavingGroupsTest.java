package io.github.proxmoxctl.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** Who leaves is held by an empty group. */
class LeavingGroupsTest {

  @Test
  void theOthersStayAndEachThatLeavesIsAnEmptyGroup() throws Exception {
    JsonNode groups =
        new ObjectMapper()
            .readTree(LeavingGroups.held("[{\"targets\": [\"10.1.0.11:9100\"]}]\n", 2));
    assertThat(groups).hasSize(3);
    assertThat(groups.at("/0/targets/0").asText()).isEqualTo("10.1.0.11:9100");
    assertThat(groups.at("/2/targets")).isEmpty();
  }

  @Test
  void whereAllLeaveOnlyEmptyGroupsAreLeft() throws Exception {
    assertThat(new ObjectMapper().readTree(LeavingGroups.held(null, 2)))
        .hasSize(2)
        .allSatisfy(group -> assertThat(group.path("targets")).isEmpty());
  }
}
