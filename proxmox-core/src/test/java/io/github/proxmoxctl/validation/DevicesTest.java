package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.Address6;
import io.github.proxmoxctl.model.DataSize;
import io.github.proxmoxctl.model.Drive;
import io.github.proxmoxctl.model.NetworkCard;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules on the settings of memory, disks and network cards. */
class DevicesTest {

  @ParameterizedTest
  @CsvSource({"4, 4, true", "4, 2, true", "4, 0, true", "4, 5, false"})
  void memoryShrinksToLessThanItsSize(int size, int balloon, boolean holds) {
    Server.Memory memory =
        new Server.Memory(DataSize.ofGibibytes(size), DataSize.ofGibibytes(balloon));
    var problems =
        new Balloons().check(new TestEstate().with(TestServer.named("web").memory(memory)));
    assertThat(problems.isEmpty()).isEqualTo(holds);
    assertThat(problems).extracting(Diagnostic::code).allMatch("memory.balloon"::equals);
  }

  @ParameterizedTest
  @CsvSource({
    "native, none, true",
    "native, directsync, true",
    "native, writeback, false",
    "native, writethrough, false",
    "native, unsafe, false",
    "io_uring, writeback, true",
    "threads, writethrough, true",
  })
  void nativeIoLeavesThePageCacheOut(String aio, String cache, boolean holds) {
    Drive usual = Drive.DEFAULT;
    var drive = new Drive(cache, aio, true, true, false, true, true, usual.speed());
    var problems =
        new DiskModes()
            .check(new TestEstate().with(TestServer.named("web").disk("data", 5, drive)));
    assertThat(problems.isEmpty()).isEqualTo(holds);
    assertThat(problems).extracting(Diagnostic::code).allMatch("disk.aio"::equals);
  }

  @Test
  void mtuAndQueuesAreForVirtio() {
    assertThat(check(new NetworkCard("e1000", 9000, 0, 2, false)))
        .extracting(Diagnostic::code)
        .containsExactly("card.virtio", "card.virtio");
    assertThat(check(new NetworkCard("e1000", null, 50, 0, true))).isEmpty();
    assertThat(check(new NetworkCard("virtio", 9000, 50, 2, false))).isEmpty();
  }

  @Test
  void moreQueuesThanProcessorsAreAWarning() {
    assertThat(check(new NetworkCard("virtio", null, 0, 3, false)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.isError()).isFalse();
              assertThat(problem.summary())
                  .isEqualTo("3 queues serve no more than the 2 processors of \"web\"");
            });
  }

  private static List<Diagnostic> check(NetworkCard card) {
    return new NetworkCards()
        .check(
            new TestEstate()
                .with(TestServer.named("web").nic("n", "app", new Address6.None(), card)));
  }
}
