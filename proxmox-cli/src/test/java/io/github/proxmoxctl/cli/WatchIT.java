package io.github.proxmoxctl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code validate --watch} in a process of its own, ended as a person ends it. */
class WatchIT {

  @TempDir private Path root;

  private ChildCommand watch() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                // a suite that runs in the background hands an ignored SIGINT down
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "validate",
                "--watch",
                "-C",
                root.toString()));
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    return new ChildCommand(builder.start(), "validate --watch", UTF_8);
  }

  @Test
  void tellsOfAMistakeOnceItIsSavedAndEndsWithTheCodeOfCtrlC() throws IOException {
    Path servers = Files.createDirectories(root.resolve("servers/shop"));
    Files.writeString(
        root.resolve("proxmox.yaml"),
        "apiVersion: proxmoxctl/v1\nkind: Pipeline\nmetadata: {name: acme}\n");
    try (ChildCommand watch = watch()) {
      watch.awaitWhileRunning("the first result", child -> child.hasSaid("cluster.missing"));
      Files.writeString(
          servers.resolve("web.yaml"), "apiVersion: proxmoxctl/v1\nkind: Servr\nmetadata: {}\n");
      watch.awaitWhileRunning("the second", child -> child.hasSaid("did you mean \"Server\"?"));
      watch.signal("INT");

      Answer answer = watch.end().expect(130);
      assertThat(answer.out())
          .contains("run 1: until Ctrl-C", "run 2: servers/shop/web.yaml was changed");
      assertThat(answer.err()).contains("error[kind.unknown]").doesNotContain("Exception", "\tat ");
    }
  }
}
