package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.Undecoded;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RulesTest {

  @Test
  void soundEstateHasNoProblem() {
    assertThat(
            Rules.check(
                new TestEstate().with(TestServer.named("web").nic("n", "app")), Undecoded.NOTHING))
        .isEmpty();
  }

  @Test
  void allRulesRunAndAllAreReported() {
    List<Diagnostic> problems =
        Rules.check(
            new TestEstate()
                .with(TestServer.named("web").image("none").nodes("pve9").nic("n", "zzz")),
            Undecoded.NOTHING);

    assertThat(problems).extracting(Diagnostic::summary).contains("there is no image \"none\"");
  }

  @Test
  void mistakeOfASeriesIsReportedOnce() {
    List<TestServer> replicas =
        IntStream.rangeClosed(1, 30)
            .mapToObj(index -> TestServer.named("web").replica("web", index).image("none"))
            .toList();

    assertThat(Rules.check(new TestEstate().with(replicas), Undecoded.NOTHING))
        .extracting(Diagnostic::code)
        .containsOnlyOnce("reference.unknown");
  }
}
