package io.github.proxmoxctl.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptionTest {

  private final Interruption interruption = new Interruption();
  private final List<String> heard = new ArrayList<>();

  @Test
  void runsWhatIsRegisteredOnceAndWhatComesLateAtOnce() {
    interruption.onRequest(() -> heard.add("one"));
    interruption.onRequest(() -> heard.add("gone")).run();
    interruption.request(Outcome.INTERRUPTED);
    interruption.request(Outcome.TERMINATED);
    interruption.onRequest(() -> heard.add("late"));
    assertThat(heard).containsExactly("one", "late");
    assertThat(interruption.requested()).contains(Outcome.INTERRUPTED);
  }

  @Test
  void letsGoOnUntilAsked() {
    interruption.check("next");
    interruption.request(Outcome.INTERRUPTED);
    assertThatThrownBy(() -> interruption.check("terraform apply"))
        .isInstanceOf(DiagnosticException.class)
        .hasMessage("interrupted before: terraform apply");
  }
}
