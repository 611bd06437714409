package io.github.proxmoxctl.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What happens on a full or read-only file system: in a JVM of its own, on a tiny tmpfs in a mount
 * namespace of its own where the machine allows that, and everywhere under a file size limit.
 */
@Timeout(60)
class FullDiskTest {

  private static final int SMALL = 20_000;
  private static final int LARGE = 200_000;

  @TempDir Path folder;

  /** Writes a small file, then a large one over it, and says what became of both. */
  public static final class Program {
    public static void main(String[] arguments) {
      try {
        var folder = PrivateFolder.durable(Path.of(arguments[0]));
        folder.write("state", new byte[SMALL]);
        System.out.println("first written");
        try {
          folder.write("state", new byte[LARGE]);
        } finally {
          System.out.println("now " + folder.read("state").map(b -> b.length).orElse(-1));
          System.out.println("files " + folder.files(""));
          System.out.println("entries " + List.of(folder.path().toFile().list()));
        }
      } catch (DiagnosticException e) {
        System.out.println("said " + e.getMessage());
        System.out.println("next " + e.diagnostics().get(0).remedy());
      }
    }
  }

  @Test
  void leavesTheOldFileWholeWhenTheDiskIsFull() throws Exception {
    assumeNamespaces();
    var output =
        inNamespace("mount -t tmpfs -o size=128k tmpfs \"$0\" && exec \"$@\"", folder.toString());
    assertOldFileWhole(output, "No space left on device");
    assertThat(output).contains("next free space on the file system of " + folder + "/state");
  }

  @Test
  void leavesTheOldFileWholeWhenAWriteStopsHalfWay() throws Exception {
    // the same half-written file as on a full disk, without any right to mount
    var output = run(List.of("sh", "-c", "ulimit -f 100; exec \"$@\"", "sh"), folder.toString());
    assertOldFileWhole(output, "File too large");
  }

  @Test
  void saysThatTheFileSystemIsReadOnly() throws Exception {
    assumeNamespaces();
    var output =
        inNamespace(
            "mount -t tmpfs -o ro tmpfs \"$0\" && exec \"$@\"", folder.resolve("x").toString());
    assertThat(output)
        .contains("Read-only file system")
        .contains("next mount the file system of " + folder)
        .doesNotContain("first written", "Exception");
  }

  private static void assertOldFileWhole(String output, String reason) {
    assertThat(output)
        .contains("first written", "now " + SMALL, "files [state]", "entries [state]")
        .contains(reason)
        .doesNotContain("Exception");
  }

  private void assumeNamespaces() throws Exception {
    var probe =
        new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", folder.toString())
            .redirectErrorStream(true)
            .start();
    probe.getInputStream().readAllBytes();
    assumeTrue(
        probe.waitFor() == 0,
        "this machine allows no mount namespace; the file size limit tests the same path");
  }

  private String inNamespace(String script, String target) throws Exception {
    return run(List.of("unshare", "-rm", "sh", "-c", script, folder.toString()), target);
  }

  private static String run(List<String> prefix, String target) throws Exception {
    var argv = new java.util.ArrayList<>(prefix);
    argv.addAll(
        List.of(
            System.getProperty("java.home") + "/bin/java",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            Program.class.getName(),
            target));
    var process = new ProcessBuilder(argv).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
