package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.model.RunRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The goal with the real Ansible over real SSH, and what goes wrong on the way. */
@Timeout(180)
class ConfigureIT {

  @TempDir private Path folder;
  private ConfiguredShop shop;

  @BeforeEach
  void start() throws Exception {
    shop = new ConfiguredShop(folder);
  }

  @AfterEach
  void stop() throws Exception {
    shop.close();
    assertThat(remains()).as("processes that mention a run").isEmpty();
  }

  private static List<String> remains() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process : (Iterable<Path>) processes::iterator) {
        String words = words(process.resolve("cmdline"));
        if (words.contains("/proxmoxctl-") && words.contains("/dev/shm/")) {
          found.add(words);
        }
      }
    }
    return found;
  }

  private static String words(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', ' ');
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  void configuresVerifiesAndRecordsThenHasNothingToDoAndThenOnlyWhatChanged() throws Exception {
    ConfigureResult first = shop.configure();
    assertThat(errors(first)).isEmpty();
    assertThat(first.outcome()).isEqualTo(Outcome.OK);
    assertThat(ConfiguredShop.endings(first))
        .containsExactly("alpha CONFIGURED", "beta CONFIGURED", "gamma CONFIGURED");
    assertThat(first.hosts()).extracting(ConfigureResult.Host::kind).containsOnly("from-scratch");
    assertThat(shop.recorded()).containsExactly("alpha", "beta", "gamma");
    assertThat(Files.readString(shop.out.resolve("beta.greeting"))).isEqualTo("hello\n");
    assertThat(Files.readString(shop.out.resolve("beta.password")))
        .as("no template in it was evaluated")
        .isEqualTo(ConfiguredShop.SECRET);
    assertThat(shop.progress).anyMatch(line -> line.matches("alpha +shop_app …"));

    ConfigureResult second = shop.configure();
    assertThat(second.outcome()).isEqualTo(Outcome.OK);
    assertThat(second.run()).isNull();
    assertThat(second.unchanged()).isEqualTo(3);

    shop.greeting = "{{ 1 + 1 }}";
    shop.commit();
    ConfigureResult third = shop.configure(false, "beta");
    assertThat(third.outcome()).isEqualTo(Outcome.OK);
    assertThat(ConfiguredShop.endings(third)).containsExactly("beta CONFIGURED");
    assertThat(third.hosts().get(0).reasons())
        .containsExactly("variables of shop_app: shop_app_greeting");
    assertThat(Files.readString(shop.out.resolve("beta.greeting"))).isEqualTo("{{ 1 + 1 }}\n");
    assertThat(Files.readString(shop.out.resolve("alpha.greeting"))).isEqualTo("hello\n");

    ConfigureResult all = shop.configure(true, "beta");
    assertThat(ConfiguredShop.endings(all)).containsExactly("beta CONFIGURED");
    assertThat(all.hosts().get(0).kind()).isEqualTo("unchanged");
  }

  @Test
  void oneOfThreeFails() throws Exception {
    shop.broken = "[beta]";
    shop.commit();
    ConfigureResult result = shop.configure();
    assertThat(result.outcome()).isEqualTo(Outcome.PARTLY_DONE);
    assertThat(ConfiguredShop.endings(result))
        .containsExactly("alpha CONFIGURED", "beta FAILED", "gamma CONFIGURED");
    assertThat(shop.recorded()).containsExactly("alpha", "gamma");
    assertThat(errors(result))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("ansible.task");
              assertThat(problem.summary())
                  .isEqualTo("beta: role shop_app, task \"Refuse where it is told to\" failed");
              assertThat(problem.detail()).isEqualTo("the disk of beta is full");
              assertThat(Objects.requireNonNull(problem.location()).file())
                  .isEqualTo("servers/shop/beta.yaml");
            });
    assertThat(Objects.requireNonNull(result.run()).stages())
        .singleElement()
        .satisfies(
            stage -> {
              assertThat(stage.result()).isEqualTo(RunRecord.Result.FAILED);
              assertThat(stage.counts().created()).isEqualTo(2);
              assertThat(stage.messages()).hasSize(1);
            });

    shop.broken = "[]";
    shop.commit();
    assertThat(shop.configure().outcome()).isEqualTo(Outcome.OK);
    assertThat(shop.recorded()).containsExactly("alpha", "beta", "gamma");
  }

  @Test
  void aHostThatFailsIsNoMoreWhatItWasRecordedAs() throws Exception {
    shop.configure();
    shop.broken = "[beta]";
    shop.commit();
    assertThat(shop.configure().outcome()).isEqualTo(Outcome.PARTLY_DONE);
    shop.broken = "[]";
    shop.commit();
    ConfigureResult back = shop.configure(false, "beta");
    assertThat(ConfiguredShop.endings(back)).containsExactly("beta CONFIGURED");
    assertThat(back.hosts().get(0).reasons())
        .containsExactly("the last run did not come to its end");
  }

  @Test
  void aHostThatIsDead() throws Exception {
    shop.host("gamma").close();
    ConfigureResult result = shop.configure();
    assertThat(result.outcome()).isEqualTo(Outcome.PARTLY_DONE);
    assertThat(ConfiguredShop.endings(result))
        .containsExactly("alpha CONFIGURED", "beta CONFIGURED", "gamma UNREACHABLE");
    assertThat(shop.recorded()).containsExactly("alpha", "beta");
    shop.host("gamma").run();
    assertThat(shop.configure().outcome()).isEqualTo(Outcome.OK);
    assertThat(shop.recorded()).containsExactly("alpha", "beta", "gamma");
  }

  @Test
  void aHostThatFallsSilentDuringTheRun() throws Exception {
    shop.pause = "4";
    shop.commit();
    CompletableFuture<ConfigureResult> run = CompletableFuture.supplyAsync(shop::configure);
    await("beta.password");
    shop.host("beta").freeze();
    ConfigureResult result = run.get(120, TimeUnit.SECONDS);
    assertThat(result.outcome()).isEqualTo(Outcome.PARTLY_DONE);
    // in the middle of a transfer Ansible calls it failed
    assertThat(ConfiguredShop.endings(result))
        .element(1, InstanceOfAssertFactories.STRING)
        .isIn("beta UNREACHABLE", "beta FAILED");
    assertThat(shop.recorded()).containsExactly("alpha", "gamma");
  }

  @Test
  void aHostWithAnotherKeyIsASecurityStop() throws Exception {
    shop.configure();
    shop.host("alpha").close();
    shop.host("alpha").newKey();
    shop.host("alpha").run();
    shop.greeting = "another";
    shop.commit();
    ConfigureResult result = shop.configure();
    assertThat(result.outcome()).isEqualTo(Outcome.PARTLY_DONE);
    assertThat(ConfiguredShop.endings(result))
        .containsExactly("alpha OTHER_KEY", "beta CONFIGURED", "gamma CONFIGURED");
    assertThat(errors(result))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("hostKey.changed");
              assertThat(problem.detail()).contains("it shows SHA256:");
            });
    assertThat(Files.readString(shop.out.resolve("alpha.greeting"))).isEqualTo("hello\n");
  }

  @Test
  void ansibleIsKilled() throws Exception {
    shop.configure();
    String before = shop.ledger();
    shop.greeting = "another";
    shop.pause = "30";
    shop.commit();
    CompletableFuture<ConfigureResult> run = CompletableFuture.supplyAsync(shop::configure);
    awaitText("beta.greeting", "another");
    ansible().destroyForcibly();
    ConfigureResult result = run.get(60, TimeUnit.SECONDS);
    assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(ConfiguredShop.endings(result))
        .containsExactly("alpha NOT_FINISHED", "beta NOT_FINISHED", "gamma NOT_FINISHED");
    assertThat(errors(result))
        .singleElement()
        .extracting(Diagnostic::summary)
        .isEqualTo("Ansible was killed by signal 9");
    assertThat(shop.recorded()).isEmpty();
    assertThat(shop.ledger()).isNotEqualTo(before);
    // taken back to what was recorded before: the hosts are not that any more
    shop.greeting = "hello";
    shop.pause = "0";
    shop.commit();
    assertThat(ConfiguredShop.endings(shop.configure())).hasSize(3);
    assertThat(Files.readString(shop.out.resolve("beta.greeting"))).isEqualTo("hello\n");
  }

  @Test
  void interruptedItStopsAnsibleInOrderAndRecordsNoHost() throws Exception {
    shop.pause = "30";
    shop.commit();
    CompletableFuture<ConfigureResult> run = CompletableFuture.supplyAsync(shop::configure);
    await("beta.password");
    shop.interruption.request(Outcome.INTERRUPTED);
    ConfigureResult result = run.get(60, TimeUnit.SECONDS);
    assertThat(result.outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(Objects.requireNonNull(result.run()).stages().get(0).result())
        .isEqualTo(RunRecord.Result.STOPPED);
    assertThat(shop.recorded()).isEmpty();
    assertThat(errors(result))
        .extracting(Diagnostic::summary)
        .containsExactly("Ansible was stopped");
  }

  @Test
  void aSecretThatIsMissingStopsBeforeAnythingIsDone() {
    shop.environment.remove("SHOP_PASSWORD");
    ConfigureResult result = shop.configure();
    assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(result.run()).isNull();
    assertThat(errors(result)).extracting(Diagnostic::code).containsExactly("secret.unusable");
  }

  @Test
  void aKeyThatIsNoneIsToldInTheWordsOfTheAgent() {
    shop.environment.put("LOGIN", "-----BEGIN OPENSSH PRIVATE KEY-----\nnonsense\n");
    ConfigureResult result = shop.configure();
    assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(errors(result))
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("ansible.key"));
  }

  @Test
  void withoutAnApprovalItIsRefused() {
    shop.terminal = Terminal.NOBODY;
    ConfigureResult result = shop.configure();
    assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
    shop.terminal = question -> Optional.of("another");
    assertThat(shop.configure().outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(shop.out).isEmptyDirectory();
  }

  @Test
  void theCanaryIsNowhere() throws Exception {
    shop.broken = "[gamma]";
    shop.pause = "3";
    shop.commit();
    CompletableFuture<ConfigureResult> run = CompletableFuture.supplyAsync(shop::configure);
    await("beta.password");
    for (String marker : List.of("canary-5f2e9a", "PRIVATE KEY")) {
      assertThat(processesThatHold(marker)).as("arguments and environments").isEmpty();
    }
    assertThat(filesThatHold(Path.of("/dev/shm"), "canary-5f2e9a")).isEmpty();
    ConfigureResult result = run.get(60, TimeUnit.SECONDS);
    assertThat(result.outcome()).isEqualTo(Outcome.PARTLY_DONE);
    assertThat(filesThatHold(shop.root, "canary-5f2e9a")).isEmpty();
    assertThat(filesThatHold(shop.root, "BEGIN OPENSSH")).isEmpty();
    assertThat(shop.ledger()).doesNotContain("canary");
    assertThat(String.join("\n", shop.progress)).doesNotContain("canary");
    assertThat(Path.of("/dev/shm/proxmoxctl-" + System.getProperty("user.name")))
        .isEmptyDirectory();
  }

  private static List<Diagnostic> errors(ConfigureResult result) {
    return result.diagnostics().stream().filter(Diagnostic::isError).toList();
  }

  private static List<String> processesThatHold(String marker) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process : (Iterable<Path>) processes::iterator) {
        String name = process.getFileName().toString();
        boolean isOwn = name.equals(Long.toString(ProcessHandle.current().pid()));
        if (name.matches("\\d+") && !isOwn) {
          String text = words(process.resolve("cmdline")) + words(process.resolve("environ"));
          if (text.contains(marker)) {
            found.add(words(process.resolve("cmdline")));
          }
        }
      }
    }
    return found;
  }

  private static List<Path> filesThatHold(Path root, String marker) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> words(file).contains(marker))
          .toList();
    }
  }

  @Test
  void ourOwnProcessIsKilled() throws Exception {
    shop.pause = "60";
    shop.commit();
    Process process = shop.inAnotherProcess();
    await("beta.password");
    process.destroyForcibly().waitFor();
    // whatever Ansible was doing then is not gone on with
    ConfigureResult locked = shop.configure();
    assertThat(locked.outcome()).isEqualTo(Outcome.LOCKED);
    shop.unlock();
    shop.pause = "0";
    shop.commit();
    ConfigureResult next = shop.configure();
    assertThat(errors(next)).isEmpty();
    assertThat(shop.recorded()).containsExactly("alpha", "beta", "gamma");
    assertThat(Path.of("/dev/shm/proxmoxctl-" + System.getProperty("user.name")))
        .as("what the killed run had there")
        .isEmptyDirectory();
  }

  private ProcessHandle ansible() {
    return ProcessHandle.current()
        .descendants()
        .filter(
            process -> words(Path.of("/proc/" + process.pid() + "/cmdline")).contains("site.yml"))
        .min(java.util.Comparator.comparingLong(ProcessHandle::pid))
        .orElseThrow();
  }

  private void await(String file) throws InterruptedException {
    while (!Files.exists(shop.out.resolve(file))) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private void awaitText(String file, String text) throws Exception {
    while (!Files.readString(shop.out.resolve(file)).startsWith(text)) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
