package io.github.proxmoxctl.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.lab.api.Interference;
import io.github.proxmoxctl.lab.api.RequestPattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultFilesTest {
  private static final Interference.Request REQUEST =
      new Interference.Request("GET", List.of("version"), Map.of());

  @TempDir Path folder;

  @Test
  void keepsEveryKind() {
    RequestPattern requests = new RequestPattern("POST", "nodes/**", 100);
    List<Fault> faults =
        List.of(
            Fault.Answer.of(requests, When.ONCE, 595),
            new Fault.Drop(RequestPattern.ANY, When.ALWAYS, true),
            new Fault.Delay(requests, new When(2, 3), 40),
            new Fault.FailTask("qmclone", null, When.ALWAYS, "no"),
            new Fault.NoQuorum(When.ALWAYS),
            new Fault.Full("ssd", new When(6, 0)),
            new Fault.TakeId(100, When.ONCE));
    faults.forEach(new FaultFiles(folder)::add);

    assertThat(new FaultFiles(folder).list())
        .extracting(KnownFault::fault)
        .containsExactlyElementsOf(faults);
  }

  @Test
  void numbersAreGivenOnceAndCountsOutliveTheProcess() {
    FaultFiles files = new FaultFiles(folder);
    files.add(new Fault.NoQuorum(When.ALWAYS));
    files.add(Fault.Answer.of(RequestPattern.ANY, new When(1, 1), 500));
    Faults faults = new Faults(files);
    assertThat(faults.of(REQUEST)).isEqualTo(Interference.Fate.FINE);

    Faults restarted = new Faults(new FaultFiles(folder));
    assertThat(restarted.of(REQUEST).answer())
        .hasMessage("got no worker upid - start worker failed");
    assertThat(restarted.of(REQUEST)).isEqualTo(Interference.Fate.FINE);
    assertThat(files.list().get(1).struck()).isEqualTo(1);

    assertThat(files.clear(List.of(2, 7))).containsExactly(2);
    assertThat(files.clear(List.of())).containsExactly(1);
    assertThat(files.list()).isEmpty();
    assertThat(files.add(new Fault.NoQuorum(When.ALWAYS)).number()).isEqualTo(3);
  }

  @Test
  void whatIsAddedOrClearedMeanwhileCountsFromTheNextLookOn() {
    FaultFiles files = new FaultFiles(folder);
    Faults faults = new Faults(files);
    assertThat(faults.failureOf("qmstart", Set.of(100))).isEmpty();
    new FaultFiles(folder).add(new Fault.FailTask("qmstart", 100, When.ALWAYS, "no"));
    assertThat(faults.failureOf("qmstart", Set.of(100))).contains("no");
    assertThat(faults.failureOf("qmstart", Set.of(101))).isEmpty();
    assertThat(faults.failureOf("qmstop", Set.of(100))).isEmpty();
    new FaultFiles(folder).clear(List.of());
    assertThat(faults.failureOf("qmstart", Set.of(100))).isEmpty();
  }

  @Test
  void refusesWhatIsNoFault() {
    assertThatThrownBy(() -> Fault.Answer.of(RequestPattern.ANY, When.ALWAYS, 200))
        .hasMessageContaining("400 to 599");
    assertThatThrownBy(() -> new When(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Fault.Delay(RequestPattern.ANY, When.ALWAYS, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
