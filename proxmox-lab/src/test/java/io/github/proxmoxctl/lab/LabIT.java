package io.github.proxmoxctl.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.lab.ApiClient.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lab's life: what survives, who may hold it, what a person sees. */
class LabIT {
  @TempDir Path directory;

  @Test
  void survivesARestartWithItsAuthorityTokensAndGuests() throws IOException {
    String token;
    String ca;
    try (Lab lab = Lab.start(LabOptions.in(directory))) {
      token = lab.token("apply");
      ca = Files.readString(lab.caFile());
      ApiClient api = new ApiClient(lab, "apply");
      api.post("/nodes/pve1/qemu/9001/clone", Map.of("newid", "100", "name", "kept"));
      api.post("/nodes/pve1/qemu/100/status/start", Map.of());
      api.put("/nodes/pve1/qemu/100/config", Map.of("memory", "4096"));
      api.post("/pools", Map.of("poolid", "ours"));
    }

    try (Lab lab = Lab.start(LabOptions.in(directory))) {
      assertThat(lab.token("apply")).isEqualTo(token);
      assertThat(Files.readString(lab.caFile())).isEqualTo(ca);
      ApiClient api = new ApiClient(lab, "plan");
      assertThat(api.get("/nodes/pve1/qemu/100/status/current").data().path("status").asText())
          .isEqualTo("running");
      assertThat(api.get("/nodes/pve1/qemu/100/pending").data().toString())
          .contains("\"pending\":\"4096\"");
      assertThat(api.get("/pools").data().toString()).contains("ours");
    }
  }

  @Test
  void keepsItsSecretsToItsOwner() throws IOException {
    Lab.start(LabOptions.in(directory)).close();

    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> readable =
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.endsWith("lab.lock"))
              .filter(file -> !permissions(file).equals("rw-------"))
              .toList();
      assertThat(readable).isEmpty();
    }
  }

  @Test
  void hasOneHolderAndSaysWho() {
    try (Lab lab = Lab.start(LabOptions.in(directory))) {
      assertThatThrownBy(() -> Lab.start(LabOptions.in(directory)))
          .isInstanceOf(LabInUseException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining(lab.endpoint().toString());
      assertThatThrownBy(() -> Lab.reset(directory)).isInstanceOf(LabInUseException.class);
    }
    Lab.start(LabOptions.in(directory)).close();
  }

  @Test
  void tellsItsStatusAndForgetsItsWorld() {
    assertThat(Lab.status(directory))
        .isEqualTo(new LabStatus(directory, false, 0, null, 0, null, List.of()));
    try (Lab lab = Lab.start(LabOptions.in(directory))) {
      new ApiClient(lab, "apply").post("/nodes/pve1/qemu/9001/clone", Map.of("newid", "100"));
      assertThat(Lab.status(directory))
          .isEqualTo(
              new LabStatus(
                  directory,
                  true,
                  ProcessHandle.current().pid(),
                  lab.endpoint(),
                  7,
                  "they were not asked for",
                  List.of()));
    }
    assertThat(Lab.status(directory))
        .isEqualTo(new LabStatus(directory, false, 0, null, 7, null, List.of()));

    Lab.reset(directory);

    assertThat(Lab.status(directory).guests()).isZero();
    try (Lab lab = Lab.start(LabOptions.in(directory))) {
      assertThat(new ApiClient(lab, "plan").get("/nodes/pve1/qemu/100/config").status())
          .isEqualTo(500);
      assertThat(Lab.status(directory).guests()).isEqualTo(6);
    }
  }

  @Test
  void s12WhileATaskRunsTheGuestIsLocked() throws InterruptedException {
    LabOptions slow = LabOptions.in(directory).withTaskDuration(Duration.ofMillis(700));
    try (Lab lab = Lab.start(slow)) {
      ApiClient api = new ApiClient(lab, "apply");
      Answer clone = api.post("/nodes/pve1/qemu/9001/clone", Map.of("newid", "100"));
      assertThat(api.exitStatus(clone)).as("still running").isEmpty();
      assertThat(api.get("/nodes/pve1/qemu/100/status/current").data().path("lock").asText())
          .isEqualTo("clone");
      assertThat(api.put("/nodes/pve1/qemu/100/config", Map.of("cores", "2")).message())
          .isEqualTo("VM is locked (clone)");
      assertThat(api.delete("/nodes/pve1/qemu/100").message()).isEqualTo("VM is locked (clone)");

      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
      while (api.exitStatus(clone).isEmpty() && System.nanoTime() < deadline) {
        Thread.sleep(50);
      }

      assertThat(api.exitStatus(clone)).isEqualTo("OK");
      assertThat(api.get("/nodes/pve1/qemu/100/status/current").data().has("lock")).isFalse();
    }
  }

  @Test
  void theProgramServesUntilItIsToldToEnd() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LabMain.class.getName(),
                "--directory",
                directory.toString(),
                "--hosts",
                "off")
            .redirectErrorStream(true)
            .start();
    try {
      String ready = process.inputReader(StandardCharsets.UTF_8).readLine();
      assertThat(ready).startsWith("lab ready at https://localhost:");
      assertThat(Lab.status(directory).pid()).isEqualTo(process.pid());
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      int code =
          LabMain.run(
              new String[] {"--directory", directory.toString()},
              new PrintStream(said, true, StandardCharsets.UTF_8),
              new PrintStream(said, true, StandardCharsets.UTF_8));
      assertThat(code).isEqualTo(1);
      assertThat(said.toString(StandardCharsets.UTF_8))
          .startsWith("error: the lab in " + directory + " is in use by process " + process.pid());
    } finally {
      process.destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(Lab.status(directory).running()).isFalse();
    assertThat(directory.resolve("endpoint")).doesNotExist();
  }

  @Test
  void aTakenPortIsSaidInOneLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      int code =
          LabMain.run(
              new String[] {
                "--directory", directory.toString(), "--port", "" + taken.getLocalPort()
              },
              new PrintStream(said, true, StandardCharsets.UTF_8),
              new PrintStream(said, true, StandardCharsets.UTF_8));
      assertThat(code).isEqualTo(1);
      assertThat(said.toString(StandardCharsets.UTF_8))
          .contains("cannot listen on")
          .contains("in use")
          .hasLineCount(1);
    }
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
