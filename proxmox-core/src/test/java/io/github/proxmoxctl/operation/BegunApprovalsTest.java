package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.approval.ApprovedPlan;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.TestPlan;
import io.github.proxmoxctl.workspace.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BegunApprovalsTest {

  @TempDir private Path root;

  private static ApprovedPlan plan(String server) {
    return ApprovedPlan.of(TestPlan.plan(TestPlan.of("shop").creates(server)));
  }

  private BegunApprovals begun() {
    return new BegunApprovals(PrivateFolder.durable(root));
  }

  @Test
  void anotherCheckoutFindsWhatWasKept() {
    begun().keep(plan("a"));
    begun().keep(plan("b"));
    begun().keep(plan("b"));
    assertThat(begun().namedBy(plan("b").digest().shortForm())).containsExactly(plan("b"));
    assertThat(begun().namedBy(Digest.of(List.of("x")).hex())).isEmpty();
  }

  @Test
  void nothingIsKeptBeforeARunBegins() {
    assertThat(begun().namedBy(plan("a").digest().hex())).isEmpty();
    assertThat(root.resolve("approved")).doesNotExist();
  }

  @Test
  void onlyTheOwnerReadsIt() throws IOException {
    begun().keep(plan("a"));
    Path file = root.resolve("approved").resolve(plan("a").digest().hex() + ".json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void theOldestAreLetGo() throws IOException {
    for (int i = 0; i < BegunApprovals.KEPT; i++) {
      begun().keep(plan("s" + i));
      // whatever the clock's resolution: s0 is the youngest but for what comes now
      Files.setLastModifiedTime(
          root.resolve("approved").resolve(plan("s" + i).digest().hex() + ".json"),
          FileTime.from(Instant.parse("2026-11-01T00:00:00Z").minusSeconds(i)));
    }
    begun().keep(plan("new"));
    try (var files = Files.list(root.resolve("approved"))) {
      assertThat(files).hasSize(BegunApprovals.KEPT);
    }
    assertThat(begun().namedBy(plan("new").digest().hex())).hasSize(1);
    assertThat(begun().namedBy(plan("s0").digest().hex())).hasSize(1);
    assertThat(begun().namedBy(plan("s" + (BegunApprovals.KEPT - 1)).digest().hex())).isEmpty();
  }

  @Test
  void aDamagedFileApprovesNothing() throws IOException {
    begun().keep(plan("a"));
    String digest = plan("a").digest().hex();
    Files.writeString(root.resolve("approved").resolve(digest + ".json"), "{\"digest\": \"");
    assertThat(begun().namedBy(digest)).isEmpty();
  }
}
