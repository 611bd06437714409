package io.github.proxmoxctl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WatchTest {

  private static final int PATIENCE_SECONDS = 60;

  @TempDir private Path root;
  private final StringWriter out = new StringWriter();
  private final LinkedBlockingQueue<Integer> runs = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
  private @Nullable Thread watching;

  @BeforeEach
  void aRepo() throws IOException {
    Files.createDirectories(root.resolve("servers/shop"));
    Files.createDirectories(root.resolve("target/proxmox"));
    write("proxmox.yaml", "a");
    write("servers/shop/web.yaml", "a");
  }

  @AfterEach
  void end() throws InterruptedException {
    if (watching != null) {
      watching.interrupt();
      watching.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(root.resolve(file), text);
  }

  private Thread start(Runnable task) {
    Watch watch = new Watch(root, Duration.ofMillis(20), new PrintWriter(out));
    Thread thread =
        new Thread(
            () ->
                exitCode.complete(
                    watch.run(
                        () -> {
                          task.run();
                          runs.add(runs.size());
                        })));
    watching = thread;
    thread.start();
    return thread;
  }

  private void awaitRun() throws InterruptedException {
    assertThat(runs.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("a further run").isNotNull();
  }

  @Test
  void everyChangeIsARunThatNamesItsFile() throws Exception {
    start(() -> {});
    awaitRun();

    write("servers/shop/web.yaml", "longer");
    awaitRun();
    write("servers/shop/db.yaml", "new");
    awaitRun();
    Files.delete(root.resolve("servers/shop/db.yaml"));
    awaitRun();

    assertThat(out.toString())
        .containsPattern("-- \\d\\d:\\d\\d:\\d\\d  run 1: until Ctrl-C")
        .contains("run 2: servers/shop/web.yaml was changed")
        .contains("run 3: servers/shop/db.yaml was changed")
        .contains("run 4: servers/shop/db.yaml was changed");
  }

  @Test
  void aChangeDuringARunIsNotLost() throws Exception {
    List<String> seen = new ArrayList<>();
    start(
        () -> {
          try {
            seen.add(Files.readString(root.resolve("proxmox.yaml"), UTF_8));
            if (seen.size() == 1) {
              write("proxmox.yaml", "changed while it is validated");
            }
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
    awaitRun();
    awaitRun();

    assertThat(seen).containsExactly("a", "changed while it is validated");
  }

  @Test
  void anInterruptEndsItAsInterrupted() throws Exception {
    Thread thread = start(() -> {});
    awaitRun();
    thread.interrupt();

    assertThat(exitCode.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(130);
  }

  @Test
  void onlyWhatValidationReadsCounts() throws IOException {
    FileStamps before = FileStamps.of(root);
    write("target/proxmox/validate-result.json", "{}");
    write("servers/shop/.web.yaml.swp", "an editor's");
    Files.createDirectories(root.resolve(".git"));
    write(".git/index", "Git's");
    Files.createDirectories(root.resolve("docs"));
    write("docs/page.md", "people's");

    assertThat(FileStamps.of(root).differences(before)).isEmpty();

    write("lab-ca.pem", "trusted");
    Files.createDirectories(root.resolve("ansible/roles/x/meta"));
    write("ansible/roles/x/meta/argument_specs.yml", "a");
    assertThat(FileStamps.of(root).differences(before))
        .containsExactly(Path.of("ansible/roles/x/meta/argument_specs.yml"), Path.of("lab-ca.pem"));
  }

  @Test
  void aFolderThatIsNotThereIsEmpty() {
    assertThat(FileStamps.of(root.resolve("nothing")).byFile()).isEmpty();
  }
}
