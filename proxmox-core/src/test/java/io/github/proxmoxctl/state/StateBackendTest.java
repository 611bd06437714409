package io.github.proxmoxctl.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.workspace.PrivateFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
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

  private final HttpClient client = HttpClient.newHttpClient();
  private DirectoryStateStore store;
  private StateBackend backend;

  @BeforeEach
  void start() {
    store = new DirectoryStateStore(PrivateFolder.durable(folder), Clock.systemUTC());
    backend = StateBackend.start(store, Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    backend.close();
  }

  @Test
  void listensOnLoopbackAndAnswersNobodyWithoutThePassword() throws Exception {
    assertThat(backend.address(ROOT)).hasScheme("http").hasHost("127.0.0.1").hasPath("/shop/r01");
    var request = HttpRequest.newBuilder(backend.address(ROOT)).build();
    assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(401);
    var wrong =
        HttpRequest.newBuilder(backend.address(ROOT))
            .header("Authorization", "Basic " + base64(backend.user() + ":wrong"))
            .build();
    assertThat(client.send(wrong, HttpResponse.BodyHandlers.discarding()).statusCode())
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
    assertThat(send("GET", NOTHING).statusCode()).isEqualTo(404);
    assertThat(send("LOCK", info("one")).statusCode()).isEqualTo(200);
    assertThat(post("one", States.of(1, 1)).statusCode()).isEqualTo(200);
    var read = send("GET", NOTHING);
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.body()).isEqualTo(States.of(1, 1));
    assertThat(read.headers().firstValue("Content-MD5")).contains(ContentMd5.of(States.of(1, 1)));
    assertThat(send("UNLOCK", info("one")).statusCode()).isEqualTo(200);
  }

  @Test
  void answersARepeatedRequestLikeTheFirst() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(send("LOCK", info("one")).statusCode()).isEqualTo(200);
    }
    for (int i = 0; i < 3; i++) {
      assertThat(post("one", States.of(1, 1)).statusCode()).isEqualTo(200);
    }
    assertThat(store.versions(ROOT)).hasSize(1);
    for (int i = 0; i < 3; i++) {
      assertThat(send("UNLOCK", info("one")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void answersWithTheHoldersLockInfo() throws Exception {
    send("LOCK", info("one"));
    var refused = send("LOCK", info("two"));
    assertThat(refused.statusCode()).isEqualTo(423);
    assertThat(refused.body()).isEqualTo(info("one"));
    assertThat(post("two", States.of(1, 1)).statusCode()).isEqualTo(423);
    assertThat(send("UNLOCK", info("two")).statusCode()).isEqualTo(423);
    assertThat(send("UNLOCK", NOTHING).statusCode()).isEqualTo(423);
    assertThat(post("one", States.of(1, 1)).statusCode()).isEqualTo(200);
  }

  @Test
  void locksEachRootByItself() throws Exception {
    send("LOCK", info("one"));
    var other = backend.address(new RootName("shop", "r02"));
    assertThat(send("LOCK", other, info("two")).statusCode()).isEqualTo(200);
  }

  @Test
  void storesNothingWithoutALock() throws Exception {
    assertThat(post("", States.of(1, 1)).statusCode()).isEqualTo(409);
    assertThat(post("one", States.of(1, 1)).statusCode()).isEqualTo(409);
    assertThat(send("LOCK", NOTHING).statusCode()).isEqualTo(400);
    assertThat(store.head(ROOT)).isEmpty();
    assertThat(backend.dirty(ROOT)).isEmpty();
  }

  @Test
  void refusesWhatDoesNotFollowAndStaysLockedUntilRecovered() throws Exception {
    send("LOCK", info("one"));
    post("one", States.of(5, 3));

    assertThat(post("one", States.of(4, 3)).statusCode()).isEqualTo(409);

    assertThat(backend.dirty(ROOT))
        .hasValueSatisfying(
            mark -> assertThat(mark.why()).contains("went back from serial 5 to 4"));
    send("UNLOCK", info("one"));
    var locked = send("LOCK", info("two"));
    assertThat(locked.statusCode()).isEqualTo(423);
    assertThat(new String(locked.body(), StandardCharsets.UTF_8))
        .contains("\"ID\":\"unsaved state, run: proxmoxctl state recover shop/r01\"");

    // also for the next run
    backend.close();
    backend = StateBackend.start(store, Clock.systemUTC());
    assertThat(send("LOCK", info("three")).statusCode()).isEqualTo(423);
    new StateRecovery(store).recover(ROOT, java.util.List.of());
    assertThat(send("LOCK", info("three")).statusCode()).isEqualTo(200);
    assertThat(send("GET", NOTHING).body()).isEqualTo(States.of(5, 3));
  }

  @Test
  void refusesEachKindOfBrokenState() throws Exception {
    send("LOCK", info("one"));
    post("one", States.of(5, 3));
    for (var bad :
        new byte[][] {
          NOTHING,
          "{\"version\":4".getBytes(StandardCharsets.UTF_8),
          States.of("another", 6, 3),
          States.of(5, 4),
        }) {
      assertThat(post("one", bad).statusCode()).isEqualTo(409);
    }
    assertThat(send("GET", NOTHING).body()).isEqualTo(States.of(5, 3));
  }

  @Test
  void takesALaterGoodStateBecauseItIsComplete() throws Exception {
    send("LOCK", info("one"));
    post("one", States.of(5, 3));
    post("one", NOTHING);
    assertThat(store.dirty(ROOT)).isPresent();

    assertThat(post("one", States.of(6, 4)).statusCode()).isEqualTo(200);

    assertThat(backend.dirty(ROOT)).isEmpty();
    assertThat(store.dirty(ROOT)).isEmpty();
  }

  @Test
  void refusesAStateThatLosesMoreThanThePlanMay() throws Exception {
    send("LOCK", info("one"));
    post("one", States.of(5, 10));
    backend.limitRemovals(ROOT, 2);
    assertThat(post("one", States.of(6, 8)).statusCode()).isEqualTo(200);
    assertThat(post("one", States.of(7, 5)).statusCode()).isEqualTo(409);
    assertThat(store.refused(ROOT)).isPresent();
  }

  @Test
  void refusesWhatWasChangedOnItsWay() throws Exception {
    send("LOCK", info("one"));
    var request =
        request("POST", URI.create(backend.address(ROOT) + "?ID=one"), States.of(1, 1))
            .setHeader("Content-MD5", ContentMd5.of(States.of(1, 2)))
            .build();
    assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(400);
    assertThat(store.head(ROOT)).isEmpty();
    assertThat(backend.dirty(ROOT)).isPresent();
  }

  @Test
  void asksForARepetitionWhenTheStoreFailsAndTakesIt() throws Exception {
    send("LOCK", info("one"));
    post("one", States.of(1, 1));
    // a file where the folder of versions was: nobody can write there, not even root
    var versions = folder.resolve("state/shop/r01/versions");
    Files.move(versions, folder.resolve("aside"));
    Files.createFile(versions);

    assertThat(post("one", States.of(2, 2)).statusCode()).isEqualTo(500);
    assertThat(backend.dirty(ROOT)).isPresent();

    Files.delete(versions);
    Files.move(folder.resolve("aside"), versions);
    assertThat(post("one", States.of(2, 2)).statusCode()).isEqualTo(200);
    assertThat(backend.dirty(ROOT)).isEmpty();
    assertThat(send("GET", NOTHING).body()).isEqualTo(States.of(2, 2));
  }

  @Test
  void knowsNoOtherPathsOrMethods() throws Exception {
    var base = backend.address(ROOT).resolve("/");
    for (var path : new String[] {"", "shop", "shop/r01/x", "SHOP/r01", "%2e%2e/r01"}) {
      assertThat(send("GET", URI.create(base + path), NOTHING).statusCode()).isEqualTo(404);
    }
    assertThat(send("DELETE", NOTHING).statusCode()).isEqualTo(405);
    assertThat(send("PUT", States.of(1, 1)).statusCode()).isEqualTo(405);
  }

  @Test
  void answersWithoutTheDelayOfSmallPackets() throws Exception {
    send("LOCK", info("one"));
    post("one", States.of(1, 200));
    send("GET", NOTHING);
    long before = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      send("GET", NOTHING);
    }
    assertThat((System.nanoTime() - before) / 20 / 1_000_000).isLessThan(35);
  }

  private HttpResponse<byte[]> post(String id, byte[] body) throws Exception {
    var query = id.isEmpty() ? "" : "?ID=" + id;
    return send("POST", URI.create(backend.address(ROOT) + query), body);
  }

  private HttpResponse<byte[]> send(String method, byte[] body) throws Exception {
    return send(method, backend.address(ROOT), body);
  }

  private HttpResponse<byte[]> send(String method, URI address, byte[] body)
      throws IOException, InterruptedException {
    return client.send(
        request(method, address, body).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String method, URI address, byte[] body) {
    return HttpRequest.newBuilder(address)
        .header(
            "Authorization", "Basic " + base64(backend.user() + ":" + backend.password().reveal()))
        .header("Content-MD5", ContentMd5.of(body))
        .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
  }

  private static byte[] info(String id) {
    return "{\"ID\":\"%s\",\"Operation\":\"OperationTypeApply\",\"Who\":\"ada@pve\"}"
        .formatted(id)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
