package io.github.proxmoxctl.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.workspace.PrivateFolder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class StateBackendTest {

  private static final RootName ROOT = new RootName("shop", "r01");
  private static final byte[] NOTHING = {};

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private DirectoryStateStore store;
  private StateBackend backend;
  private BackendClient client;

  @BeforeEach
  void start() {
    store = new DirectoryStateStore(PrivateFolder.durable(folder), Clock.systemUTC());
    backend = StateBackend.start(store, Clock.systemUTC());
    client = new BackendClient(backend, ROOT);
  }

  @AfterEach
  void stop() {
    backend.close();
  }

  @Test
  void listensOnLoopbackAndAnswersNobodyWithoutThePassword() throws Exception {
    assertThat(backend.address(ROOT)).hasScheme("http").hasHost("127.0.0.1").hasPath("/shop/r01");
    var request = HttpRequest.newBuilder(backend.address(ROOT)).build();
    assertThat(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(401);
    var wrong =
        HttpRequest.newBuilder(backend.address(ROOT))
            .header("Authorization", "Basic " + BackendClient.base64(backend.user() + ":wrong"))
            .build();
    assertThat(http.send(wrong, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(401);
  }

  @Test
  void hasAUserAndPasswordOfItsOwnEachTime() {
    try (var other = StateBackend.start(store, Clock.systemUTC())) {
      assertThat(other.user()).isNotEqualTo(backend.user());
      assertThat(other.password()).isNotEqualTo(backend.password());
    }
  }

  @Test
  void storesUnderTheLockAndGivesBack() throws Exception {
    assertThat(client.send("GET", NOTHING).statusCode()).isEqualTo(404);
    assertThat(client.send("LOCK", BackendClient.info("one")).statusCode()).isEqualTo(200);
    assertThat(client.post("one", States.of(1, 1)).statusCode()).isEqualTo(200);
    var read = client.send("GET", NOTHING);
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.body()).isEqualTo(States.of(1, 1));
    assertThat(read.headers().firstValue("Content-MD5")).contains(ContentMd5.of(States.of(1, 1)));
    assertThat(client.send("UNLOCK", BackendClient.info("one")).statusCode()).isEqualTo(200);
  }

  @Test
  void showsAStateWithoutWhatIsGoneAndKeepsItStored() throws Exception {
    byte[] whole =
        """
        {"version": 4, "terraform_version": "1.11.4", "serial": 3, "lineage": "%s", "resources": [
          {"module": "module.job[\\"daily\\"]", "type": "proxmox_backup_job", "instances": [{}]},
          {"module": "module.job[\\"daily\\"]", "type": "terraform_data", "instances": [{}]},
          {"module": "module.job[\\"weekly\\"]", "type": "proxmox_backup_job", "instances": [{}]}]}
        """
            .formatted(States.LINEAGE)
            .getBytes(StandardCharsets.UTF_8);
    client.send("LOCK", BackendClient.info("one"));
    assertThat(client.post("one", whole).statusCode()).isEqualTo(200);

    backend.forget(ROOT, Set.of("module.job[\"daily\"]"));

    var read = client.send("GET", NOTHING);
    assertThat(new String(read.body(), StandardCharsets.UTF_8))
        .contains("weekly", "\"serial\":3")
        .doesNotContain("daily");
    assertThat(read.headers().firstValue("Content-MD5")).contains(ContentMd5.of(read.body()));
    assertThat(store.content(ROOT, store.head(ROOT).orElseThrow())).contains(whole);
  }

  @Test
  void answersARepeatedRequestLikeTheFirst() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(client.send("LOCK", BackendClient.info("one")).statusCode()).isEqualTo(200);
    }
    for (int i = 0; i < 3; i++) {
      assertThat(client.post("one", States.of(1, 1)).statusCode()).isEqualTo(200);
    }
    assertThat(store.versions(ROOT)).hasSize(1);
    for (int i = 0; i < 3; i++) {
      assertThat(client.send("UNLOCK", BackendClient.info("one")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void answersWithTheHoldersLockInfo() throws Exception {
    client.send("LOCK", BackendClient.info("one"));
    var refused = client.send("LOCK", BackendClient.info("two"));
    assertThat(refused.statusCode()).isEqualTo(423);
    assertThat(refused.body()).isEqualTo(BackendClient.info("one"));
    assertThat(client.post("two", States.of(1, 1)).statusCode()).isEqualTo(423);
    assertThat(client.send("UNLOCK", BackendClient.info("two")).statusCode()).isEqualTo(423);
    assertThat(client.send("UNLOCK", NOTHING).statusCode()).isEqualTo(423);
    assertThat(client.post("one", States.of(1, 1)).statusCode()).isEqualTo(200);
  }

  @Test
  void locksEachRootByItself() throws Exception {
    client.send("LOCK", BackendClient.info("one"));
    var other = backend.address(new RootName("shop", "r02"));
    assertThat(client.send("LOCK", other, BackendClient.info("two")).statusCode()).isEqualTo(200);
  }

  @Test
  void storesNothingWithoutALock() throws Exception {
    assertThat(client.post("", States.of(1, 1)).statusCode()).isEqualTo(409);
    assertThat(client.post("one", States.of(1, 1)).statusCode()).isEqualTo(409);
    assertThat(client.send("LOCK", NOTHING).statusCode()).isEqualTo(400);
    assertThat(store.head(ROOT)).isEmpty();
    assertThat(backend.dirty(ROOT)).isEmpty();
  }

  @Test
  void refusesWhatDoesNotFollowAndStaysLockedUntilRecovered() throws Exception {
    client.send("LOCK", BackendClient.info("one"));
    client.post("one", States.of(5, 3));

    assertThat(client.post("one", States.of(4, 3)).statusCode()).isEqualTo(409);

    assertThat(backend.dirty(ROOT))
        .hasValueSatisfying(
            mark -> assertThat(mark.why()).contains("went back from serial 5 to 4"));
    client.send("UNLOCK", BackendClient.info("one"));
    var locked = client.send("LOCK", BackendClient.info("two"));
    assertThat(locked.statusCode()).isEqualTo(423);
    assertThat(new String(locked.body(), StandardCharsets.UTF_8))
        .contains("\"ID\":\"unsaved state, run: proxmoxctl state recover shop/r01\"");

    // also for the next run
    backend.close();
    backend = StateBackend.start(store, Clock.systemUTC());
    client = new BackendClient(backend, ROOT);
    assertThat(client.send("LOCK", BackendClient.info("three")).statusCode()).isEqualTo(423);
    new StateRecovery(store).recover(ROOT, java.util.List.of());
    assertThat(client.send("LOCK", BackendClient.info("three")).statusCode()).isEqualTo(200);
    assertThat(client.send("GET", NOTHING).body()).isEqualTo(States.of(5, 3));
  }

  @Test
  void refusesEachKindOfBrokenState() throws Exception {
    client.send("LOCK", BackendClient.info("one"));
    client.post("one", States.of(5, 3));
    for (var bad :
        new byte[][] {
          NOTHING,
          "{\"version\":4".getBytes(StandardCharsets.UTF_8),
          States.of("another", 6, 3),
          States.of(5, 4),
        }) {
      assertThat(client.post("one", bad).statusCode()).isEqualTo(409);
    }
    assertThat(client.send("GET", NOTHING).body()).isEqualTo(States.of(5, 3));
  }

  @Test
  void takesALaterGoodStateBecauseItIsComplete() throws Exception {
    client.send("LOCK", BackendClient.info("one"));
    client.post("one", States.of(5, 3));
    client.post("one", NOTHING);
    assertThat(store.dirty(ROOT)).isPresent();

    assertThat(client.post("one", States.of(6, 4)).statusCode()).isEqualTo(200);

    assertThat(backend.dirty(ROOT)).isEmpty();
    assertThat(store.dirty(ROOT)).isEmpty();
  }

  @Test
  void refusesAStateThatLosesMoreThanThePlanMay() throws Exception {
    client.send("LOCK", BackendClient.info("one"));
    client.post("one", States.of(5, 10));
    backend.limitRemovals(ROOT, 2);
    assertThat(client.post("one", States.of(6, 8)).statusCode()).isEqualTo(200);
    assertThat(client.post("one", States.of(7, 5)).statusCode()).isEqualTo(409);
    assertThat(store.refused(ROOT)).isPresent();
  }

  @Test
  void refusesWhatWasChangedOnItsWay() throws Exception {
    client.send("LOCK", BackendClient.info("one"));
    var request =
        client
            .request("POST", URI.create(backend.address(ROOT) + "?ID=one"), States.of(1, 1))
            .setHeader("Content-MD5", ContentMd5.of(States.of(1, 2)))
            .build();
    assertThat(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(400);
    assertThat(store.head(ROOT)).isEmpty();
    assertThat(backend.dirty(ROOT)).isPresent();
  }

  @Test
  void asksForARepetitionWhenTheStoreFailsAndTakesIt() throws Exception {
    client.send("LOCK", BackendClient.info("one"));
    client.post("one", States.of(1, 1));
    // a file where the folder of versions was: nobody can write there, not even root
    var versions = folder.resolve("state/shop/r01/versions");
    Files.move(versions, folder.resolve("aside"));
    Files.createFile(versions);

    assertThat(client.post("one", States.of(2, 2)).statusCode()).isEqualTo(500);
    assertThat(backend.dirty(ROOT)).isPresent();

    Files.delete(versions);
    Files.move(folder.resolve("aside"), versions);
    assertThat(client.post("one", States.of(2, 2)).statusCode()).isEqualTo(200);
    assertThat(backend.dirty(ROOT)).isEmpty();
    assertThat(client.send("GET", NOTHING).body()).isEqualTo(States.of(2, 2));
  }

  @Test
  void knowsNoOtherPathsOrMethods() throws Exception {
    var base = backend.address(ROOT).resolve("/");
    for (var path : new String[] {"", "shop", "shop/r01/x", "SHOP/r01", "%2e%2e/r01"}) {
      assertThat(client.send("GET", URI.create(base + path), NOTHING).statusCode()).isEqualTo(404);
    }
    assertThat(client.send("DELETE", NOTHING).statusCode()).isEqualTo(405);
    assertThat(client.send("PUT", States.of(1, 1)).statusCode()).isEqualTo(405);
  }

  @Test
  void answersWithoutTheDelayOfSmallPackets() throws Exception {
    client.send("LOCK", BackendClient.info("one"));
    client.post("one", States.of(1, 200));
    client.send("GET", NOTHING);
    // the quickest of many, so that a busy machine does not count
    long quickest = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      long before = System.nanoTime();
      client.send("GET", NOTHING);
      quickest = Math.min(quickest, System.nanoTime() - before);
    }
    assertThat(quickest / 1_000_000).isLessThan(35);
  }
}
