package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Origins;
import io.github.proxmoxctl.model.Pipeline;
import io.github.proxmoxctl.model.Undecoded;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServersDeclaredTest {

  @Test
  void estateWithoutServersHasToSaySo() {
    assertThat(new ServersDeclared(Undecoded.NOTHING).check(estate(false)))
        .extracting(Diagnostic::code)
        .containsExactly("servers.none");
    assertThat(new ServersDeclared(Undecoded.NOTHING).check(estate(true))).isEmpty();
  }

  @Test
  void serverThatCouldNotBeDecodedIsOne() {
    var undecoded = new Undecoded(false, Map.of("Server", Set.of("web")));

    assertThat(new ServersDeclared(undecoded).check(estate(false))).isEmpty();
    assertThat(new ServersDeclared(new Undecoded(true, Map.of())).check(estate(false))).isEmpty();
  }

  private static DesiredState estate(boolean allowNoServers) {
    Pipeline pipeline =
        new Pipeline(
            "acme",
            allowNoServers,
            Pipeline.Ledger.DEFAULT,
            Pipeline.Terraform.DEFAULT,
            Pipeline.Policy.DEFAULT,
            new Origins(Location.ofFile("proxmox.yaml"), Map.of()));
    return new DesiredState(pipeline, List.of(), List.of(), List.of(), List.of());
  }
}
