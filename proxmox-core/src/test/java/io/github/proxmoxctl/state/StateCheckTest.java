package io.github.proxmoxctl.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.state.StateRecovery.Action;
import io.github.proxmoxctl.workspace.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check before a plan, and the recovery that its remedy names: they belong together. */
class StateCheckTest {

  private static final RootName ROOT = new RootName("shop", "r01");

  @TempDir Path folder;

  private DirectoryStateStore store;
  private StateCheck check;
  private StateRecovery recovery;

  @BeforeEach
  void twoVersions() {
    store = new DirectoryStateStore(PrivateFolder.durable(folder), Clock.systemUTC());
    check = new StateCheck(store);
    recovery = new StateRecovery(store);
    write(4, 20);
    write(5, 20);
  }

  @Test
  void passesAnIntactState() {
    assertThatCode(() -> check.check(ROOT, 20)).doesNotThrowAnyException();
    assertThat(recovery.recover(ROOT, List.of()).action()).isEqualTo(Action.NOTHING);
  }

  @Test
  void passesARootThatIsNew() {
    assertThatCode(() -> check.check(new RootName("shop", "r02"), 0)).doesNotThrowAnyException();
  }

  @Test
  void refusesAMissingStateOfServersThatTheLedgerKnows() {
    var problem = problem(new RootName("shop", "r02"), 7);
    assertThat(problem.code()).isEqualTo("state.missing");
    assertThat(problem.detail()).contains("7 servers");
    assertThat(problem.remedy()).contains("PROXMOXCTL_STATE_DIRECTORY");
  }

  @Test
  void refusesAnEmptyState() throws IOException {
    damage(new byte[0]);
    assertRefusedAndRestored("is empty (0 bytes)");
  }

  @Test
  void refusesEveryTornState() throws IOException {
    var whole = States.of(5, 20);
    for (int length = 1; length < whole.length - 1; length += 97) {
      damage(Arrays.copyOf(whole, length));
      assertThat(problem(ROOT, 20).summary()).contains("is torn");
    }
    assertRefusedAndRestored("is torn");
  }

  @Test
  void refusesAFlippedBit() throws IOException {
    var bytes = States.of(5, 20);
    int inId = new String(bytes, UTF_8).indexOf("\"19\"") + 1;
    bytes[inId] ^= 1;
    damage(bytes);
    assertRefusedAndRestored("has serial 5 again, with another content");
  }

  @Test
  void refusesAnotherLineage() throws IOException {
    damage(States.of("another", 6, 20));
    assertRefusedAndRestored("is of another lineage: another");
  }

  @Test
  void refusesASerialThatWentBack() throws IOException {
    damage(States.of(4, 20));
    assertRefusedAndRestored("went back from serial 5 to 4");
  }

  @Test
  void refusesAStateThatShrankBehindOurBack() throws IOException {
    damage(States.of(6, 19));
    assertRefusedAndRestored("shrank from 20 to 19 resources");
  }

  @Test
  void refusesAnyOtherChangeBehindOurBack() throws IOException {
    damage(States.of(6, 20));
    assertRefusedAndRestored("was changed by something else");
  }

  @Test
  void refusesAStateThatIsGone() throws IOException {
    Files.delete(headFile());
    assertRefusedAndRestored("is gone from the store");
  }

  @Test
  void refusesAStateWithoutItsHead() throws IOException {
    Files.delete(folder.resolve("state/shop/r01/head.json"));
    assertThat(problem(ROOT, 20).summary()).contains("has lost its head.json");
    var recovered = recovery.recover(ROOT, List.of());
    assertThat(recovered.action()).isEqualTo(Action.RESTORED);
    assertThat(recovered.version().orElseThrow().header().serial()).isEqualTo(5);
  }

  @Test
  void saysSoWhenNoBackupIsLeft() throws IOException {
    try (var files = Files.list(folder.resolve("state/shop/r01/versions"))) {
      for (var file : (Iterable<Path>) files::iterator) {
        Files.write(file, new byte[0]);
      }
    }
    assertThat(problem(ROOT, 20).detail()).isEqualTo("no backup left");
  }

  @Test
  void refusesAStateThatWasNotStoredUntilTheLeftOneIsTakenIn() throws IOException {
    store.markDirty(ROOT, new DirtyMark("disk full", Instant.EPOCH), new byte[0]);
    var problem = problem(ROOT, 20);
    assertThat(problem.code()).isEqualTo("state.dirty");
    assertThat(problem.detail()).contains("disk full");
    assertThat(problem.remedy()).isEqualTo("proxmoxctl state recover shop/r01");

    var left = Files.write(folder.resolve("errored.tfstate"), States.of(6, 21));
    var recovered = recovery.recover(ROOT, List.of(folder.resolve("none"), left));

    assertThat(recovered.action()).isEqualTo(Action.TAKEN_IN);
    assertThat(recovery.export(ROOT)).isEqualTo(States.of(6, 21));
    assertThat(left).doesNotExist();
    assertThat(folder.resolve("errored.tfstate.taken")).exists();
    assertThatCode(() -> check.check(ROOT, 20)).doesNotThrowAnyException();
  }

  @Test
  void takesInTheRefusedStateIfItFollows() {
    store.markDirty(ROOT, new DirtyMark("disk full", Instant.EPOCH), States.of(7, 19));
    assertThat(recovery.recover(ROOT, List.of()).action()).isEqualTo(Action.TAKEN_IN);
    assertThat(recovery.export(ROOT)).isEqualTo(States.of(7, 19));
  }

  @Test
  void keepsTheLastGoodStateIfTheRefusedOneDoesNotFollow() {
    store.markDirty(ROOT, new DirtyMark("other", Instant.EPOCH), States.of("other", 7, 1));
    assertThat(recovery.recover(ROOT, List.of()).action()).isEqualTo(Action.KEPT);
    assertThat(recovery.export(ROOT)).isEqualTo(States.of(5, 20));
    assertThatCode(() -> check.check(ROOT, 20)).doesNotThrowAnyException();
  }

  @Test
  void doesNotTakeInAStateThatDoesNotFollow() throws IOException {
    var left = Files.write(folder.resolve("errored.tfstate"), States.of("other", 9, 21));
    var e = catchThrowableOfType(DiagnosticException.class, () -> recovery.takeIn(ROOT, left));
    assertThat(e.diagnostics().get(0).summary()).contains("is of another lineage");
    assertThat(left).exists();
    assertThat(recovery.export(ROOT)).isEqualTo(States.of(5, 20));
  }

  @Test
  void putsAnOldLeftStateAsideAndTakesNothingIn() throws IOException {
    var left = Files.write(folder.resolve("errored.tfstate"), States.of(3, 21));
    assertThat(recovery.takeIn(ROOT, left)).isEqualTo(Optional.empty());
    assertThat(left).doesNotExist();
    assertThat(recovery.export(ROOT)).isEqualTo(States.of(5, 20));
  }

  @Test
  void givesALineageToAFirstStateThatHasNone() throws IOException {
    var fresh = new RootName("shop", "r02");
    var left = Files.write(folder.resolve("errored.tfstate"), States.of("", 1, 3));

    var taken = recovery.takeIn(fresh, left).orElseThrow();

    assertThat(taken.header().lineage()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(taken.header().instances()).isEqualTo(3);
    assertThatCode(() -> check.check(fresh, 3)).doesNotThrowAnyException();
  }

  @Test
  void takesNoStateWithoutLineageAfterOthers() throws IOException {
    var left = Files.write(folder.resolve("errored.tfstate"), States.of("", 6, 3));
    assertThat(catchThrowableOfType(DiagnosticException.class, () -> recovery.takeIn(ROOT, left)))
        .hasMessageContaining("is torn");
  }

  @Test
  void readsALeftStateWithoutTakingItIn() throws IOException {
    store.markDirty(ROOT, new DirtyMark("disk full", Instant.EPOCH), new byte[0]);
    var left = Files.write(folder.resolve("errored.tfstate"), States.of(6, 21));
    var seen = new OverlaidStates(store, Clock.systemUTC());

    new StateRecovery(seen).readIn(ROOT, left);

    assertThat(new StateRecovery(seen).export(ROOT)).isEqualTo(States.of(6, 21));
    assertThatCode(() -> new StateCheck(seen).check(ROOT, 21)).doesNotThrowAnyException();
    assertThat(seen.roots()).containsExactly(ROOT);
    assertThat(left).exists();
    assertThat(recovery.export(ROOT)).isEqualTo(States.of(5, 20));
    assertThat(problem(ROOT, 20).code()).isEqualTo("state.dirty");
  }

  @Test
  void restoresAnEarlierVersionUnderANewSerial() {
    write(6, 1);

    var restored = recovery.restore(ROOT, 4);

    assertThat(restored.header()).isEqualTo(States.header(States.of(7, 20)));
    assertThat(recovery.export(ROOT)).isEqualTo(States.of(7, 20));
    assertThat(recovery.recover(ROOT, List.of()).action()).isEqualTo(Action.NOTHING);
  }

  @Test
  void restoresNoVersionThatIsNotKept() {
    var e = catchThrowableOfType(DiagnosticException.class, () -> recovery.restore(ROOT, 3));
    assertThat(e.diagnostics().get(0).detail()).isEqualTo("kept are 5, 4");
    assertThat(recovery.export(ROOT)).isEqualTo(States.of(5, 20));
  }

  @Test
  void changesNoOtherSerialThanTheStates() {
    var state = States.of(4, 1);
    var text = new String(state, UTF_8);
    var inside = text.replace("\"id\":\"0\"", "\"serial\": 4").getBytes(UTF_8);
    assertThat(new String(StateSerial.replaced(inside, 4, 9).orElseThrow(), UTF_8))
        .isEqualTo(new String(inside, UTF_8).replace("\"serial\":4,", "\"serial\":9,"));
    assertThat(StateSerial.replaced(state, 3, 9)).isEmpty();
    assertThat(StateSerial.replaced(new byte[0], 3, 9)).isEmpty();
  }

  @Test
  void exportsNoDamagedState() throws IOException {
    damage(new byte[0]);
    var e = catchThrowableOfType(DiagnosticException.class, () -> recovery.export(ROOT));
    assertThat(e.diagnostics().get(0).code()).isEqualTo("state.damaged");
  }

  private void assertRefusedAndRestored(String why) {
    var problem = problem(ROOT, 20);
    assertThat(problem.code()).isEqualTo("state.damaged");
    assertThat(problem.summary()).contains("shop/r01", why);
    assertThat(problem.detail()).contains("newest intact backup: serial 4 of ");
    assertThat(problem.remedy()).contains("proxmoxctl state recover shop/r01");

    var recovered = recovery.recover(ROOT, List.of());

    assertThat(recovered.action()).isEqualTo(Action.RESTORED);
    assertThat(recovery.export(ROOT)).isEqualTo(States.of(4, 20));
    assertThatCode(() -> check.check(ROOT, 20)).doesNotThrowAnyException();
  }

  private Diagnostic problem(RootName root, int recordedServers) {
    return catchThrowableOfType(DiagnosticException.class, () -> check.check(root, recordedServers))
        .diagnostics()
        .get(0);
  }

  private void damage(byte[] content) throws IOException {
    Files.write(headFile(), content);
  }

  private Path headFile() throws IOException {
    try (var files = Files.list(folder.resolve("state/shop/r01/versions"))) {
      return files
          .filter(file -> file.toString().contains("0000000005-"))
          .findFirst()
          .orElseThrow();
    }
  }

  private void write(long serial, int instances) {
    var content = States.of(serial, instances);
    store.write(ROOT, States.header(content), content);
  }
}
