package io.github.proxmoxctl.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticJsonTest {

  @Test
  void saysAllThatAProblemHas() {
    Diagnostic problem =
        Diagnostic.error("a.b", "sum\"mary", new Location("f.yaml", 2, 3, 4))
            .because("why")
            .next("what")
            .see(new Location("g.yaml", 5, 6, 7), "other");

    assertThat(DiagnosticJson.array(List.of(problem)))
        .hasToString(
            "[{\"severity\":\"error\",\"code\":\"a.b\",\"summary\":\"sum\\\"mary\","
                + "\"location\":{\"file\":\"f.yaml\",\"line\":2,\"column\":3,\"length\":4},"
                + "\"detail\":\"why\",\"remedy\":\"what\",\"related\":[{\"message\":\"other\","
                + "\"location\":{\"file\":\"g.yaml\",\"line\":5,\"column\":6,\"length\":7}}]}]");
  }

  @Test
  void leavesOutWhatItHasNot() {
    assertThat(DiagnosticJson.array(List.of(Diagnostic.warning("a", "b", null))))
        .hasToString(
            "[{\"severity\":\"warning\",\"code\":\"a\",\"summary\":\"b\",\"related\":[]}]");
  }
}
