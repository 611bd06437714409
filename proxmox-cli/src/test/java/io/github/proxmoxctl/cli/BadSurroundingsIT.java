package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.proxmoxctl.lab.Lab;
import io.github.proxmoxctl.lab.LabOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is missing or wrong around a sound repo: one clear message, and nothing half-done. */
class BadSurroundingsIT {

  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void open() {
    scene = Scene.of(folder, InfraRepo.server("one"));
  }

  @AfterEach
  void close() {
    assertThat(scene.api().names()).isEmpty();
    scene.close();
  }

  private static Answer refused(Operator operator, int exitCode) {
    Answer plan = operator.run("plan").expect(exitCode);
    assertThat(plan.out()).isEmpty();
    assertThat(plan.err().lines().filter(line -> line.startsWith("error[")).count())
        .as(plan.err())
        .isEqualTo(1);
    assertThat(plan.err()).containsAnyOf("next: ", "   = ", "did you mean");
    return plan;
  }

  @Test
  void terraformIsMissing() {
    assertThat(
            refused(
                    scene
                        .operator()
                        .with("PATH", toolsWithout(folder))
                        .with("PROXMOXCTL_CACHE", folder.toString()),
                    1)
                .err())
        .contains("terraform", "tools/setup");
  }

  @Test
  void terraformIsTooOld() throws IOException {
    Path old =
        script("terraform", "echo '{\"terraform_version\":\"1.5.7\",\"terraform_outdated\":true}'");
    assertThat(
            refused(scene.operator().with("PATH", old.getParent() + ":" + System.getenv("PATH")), 1)
                .err())
        .contains("1.5.7, and 1.11.0 is needed", "install a newer Terraform");
  }

  @Test
  void terraformIsNoTerraform() throws IOException {
    Path other = script("terraform", "echo hello; exit 3");
    assertThat(
            refused(
                    scene.operator().with("PATH", other.getParent() + ":" + System.getenv("PATH")),
                    1)
                .err())
        .contains("terraform");
  }

  @Test
  void theProviderIsNotInTheMirror() throws IOException {
    Path mirror = Files.createDirectories(folder.resolve("mirror"));
    assertThat(
            refused(scene.operator().with("PROXMOXCTL_PROVIDER_MIRROR", mirror.toString()), 1)
                .err())
        .contains("bpg/proxmox", "tools/setup");
  }

  @Test
  void theClusterDoesNotAnswer() {
    scene
        .repo()
        .write(
            "catalog/cluster.yaml",
            scene
                .repo()
                .read("catalog/cluster.yaml")
                .replaceFirst("https://localhost:\\d+", "https://127.0.0.1:1"));
    assertThat(refused(scene.operator(), 1).err()).contains("https://127.0.0.1:1");
  }

  @Test
  void theTokenIsWrong() {
    String token =
        scene.lab().token("plan").replaceAll("=.*", "=00000000-0000-4000-8000-000000000000");
    assertThat(refused(scene.operator().with("PROXMOXCTL_LAB_PLAN_TOKEN", token), 1).err())
        .contains("token")
        .doesNotContain("00000000-0000-4000");
    assertThat(
            refused(scene.operator().with("PROXMOXCTL_LAB_PLAN_TOKEN", "what is a token"), 1).err())
        .contains("user@realm!id=secret")
        .doesNotContain("what is a token");
  }

  @Test
  void theTokenIsMissing() {
    assertThat(refused(scene.operator().without("PROXMOXCTL_LAB_PLAN_TOKEN"), 1).err())
        .contains("PROXMOXCTL_LAB_PLAN_TOKEN");
  }

  @Test
  void theCertificateIsOfAnotherAuthority() throws IOException {
    try (Lab other = Lab.start(LabOptions.in(folder.resolve("other")))) {
      Files.copy(
          other.caFile(),
          scene.repo().root().resolve("lab-ca.pem"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(refused(scene.operator(), 1).err()).contains("certificate");
  }

  @Test
  void theCertificateFileIsMissingOrNoCertificate() {
    scene.repo().write("lab-ca.pem", "no certificate");
    assertThat(refused(scene.operator(), 1).err()).contains("lab-ca.pem");
    scene.repo().delete("lab-ca.pem");
    assertThat(refused(scene.operator(), 1).err()).contains("lab-ca.pem", "pve-root-ca.pem");
  }

  @Test
  void thereIsNoRepositoryOrNoCommit() throws IOException, InterruptedException {
    Path plain = folder.resolve("plain");
    copy(scene.repo().root(), plain);
    assertThat(refused(scene.operator().in(plain), 1).err()).contains("Git", "git init");
    scene.repo().git(plain, "init", "-q");
    assertThat(refused(scene.operator().in(plain), 1).err()).contains("no commit", "git commit");
    assertThat(refused(scene.operator().in(folder.resolve("nowhere")), 3).err())
        .contains("nowhere");
  }

  @Test
  void theDesiredStateIsWrong() {
    scene.repo().replace("servers/shop/servers.yaml", "memory: 1GiB", "memroy: 1GiB");
    assertThat(refused(scene.operator(), 3).err())
        .contains("servers/shop/servers.yaml:7:3", "\"memory\"?");
    scene.run(3, "apply");
  }

  @Test
  void theDiskIsFull() throws IOException, InterruptedException {
    Path full = Files.createDirectories(folder.resolve("full"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", full.toString()) == 0,
        "needs root");
    try {
      Path infra = full.resolve("infra");
      copy(scene.repo().root(), infra);
      run("sh", "-c", "cat /dev/zero > '" + full + "/rest' 2> /dev/null");
      System.out.println(refused(scene.operator().in(infra), 1));
    } finally {
      run("umount", full.toString());
    }
  }

  @Test
  void theWorkspaceIsReadOnly() throws IOException, InterruptedException {
    Path infra = scene.repo().root();
    assumeTrue(run("mount", "--bind", infra.toString(), infra.toString()) == 0, "needs root");
    try {
      assumeTrue(run("mount", "-o", "remount,ro,bind", infra.toString()) == 0, "needs root");
      assertThat(refused(scene.operator(), 1).err())
          .contains("target/proxmox: Read-only file system", "or work in another folder");
    } finally {
      run("umount", infra.toString());
    }
  }

  private Path script(String name, String body) throws IOException {
    Path file = Files.createDirectories(folder.resolve("fake")).resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file;
  }

  /** A PATH with Git and nothing else. */
  private static String toolsWithout(Path folder) {
    try {
      Path tools = Files.createDirectories(folder.resolve("tools"));
      for (String directory : System.getenv("PATH").split(":", -1)) {
        Path git = Path.of(directory, "git");
        if (Files.isExecutable(git) && !Files.exists(tools.resolve("git"))) {
          Files.createSymbolicLink(tools.resolve("git"), git);
        }
      }
      return tools.toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException, InterruptedException {
    assertThat(run("cp", "-r", from.toString(), to.toString())).isZero();
    if (to.endsWith("plain")) {
      assertThat(run("rm", "-rf", to.resolve(".git").toString())).isZero();
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(List.of(command)).inheritIO().start().waitFor();
  }
}
