package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.RelatedLocation;
import io.github.proxmoxctl.model.DataSize;
import io.github.proxmoxctl.model.Stack.Quota;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.TestStack;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuotasTest {

  @Test
  void exactlyTheQuotaHolds() {
    assertThat(check(2, 4, 8L, 66L)).isEmpty();
  }

  @Test
  void nothingSaidIsNoLimit() {
    assertThat(check(null, null, null, null)).isEmpty();
  }

  @Test
  void sumAndLimitAreSaid() {
    assertThat(check(1, 3, 7L, 65L))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly(
            "quota.servers: stack \"shop\" has 2 servers, and its quota is 1 server",
            "quota.cores: stack \"shop\" has 4 cores, and its quota is 3 cores",
            "quota.memory: stack \"shop\" has 8 GiB of memory, and its quota is 7 GiB of memory",
            "quota.storage: stack \"shop\" has 66 GiB of storage, and its quota is 65 GiB of"
                + " storage");
  }

  @Test
  void greatestDocumentIsNamed() {
    assertThat(check(null, null, null, 65L))
        .flatExtracting(Diagnostic::related)
        .extracting(RelatedLocation::message)
        .containsExactly("\"db\" has most: 63 GiB of storage");
  }

  @Test
  void noServerAtAllMayBeAllowed() {
    assertThat(check(0, null, null, null)).hasSize(1);
  }

  /** A web server with the image's own disk of 3 GiB, and a database with 20 + 43 GiB. */
  private static List<Diagnostic> check(
      @Nullable Integer servers,
      @Nullable Integer cores,
      @Nullable Long memory,
      @Nullable Long storage) {
    var quota =
        new Quota(
            servers,
            cores,
            memory == null ? null : DataSize.ofGibibytes(memory),
            storage == null ? null : DataSize.ofGibibytes(storage));
    return new Quotas()
        .check(
            new TestEstate()
                .stack(TestStack.named("shop").quota(quota))
                .with(
                    TestServer.named("web-1").replica("web", 1),
                    TestServer.named("db").disk("system", 20).disk("data", 43),
                    TestServer.named("erp").stack("other")));
  }
}
