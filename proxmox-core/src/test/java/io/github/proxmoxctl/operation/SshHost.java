package io.github.proxmoxctl.operation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real sshd of this machine on a port of its own, with a key of its own. */
final class SshHost implements AutoCloseable {

  private static final Path SSHD = Path.of("/usr/sbin/sshd");

  private final Path folder;
  private final int port;
  private @Nullable Process process;

  private SshHost(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /**
   * Starts one.
   *
   * @param authorized the public key that may log in
   * @param python the folder of the Python that modules run with; that this is no first shell keeps
   *     bash from reading the user's own settings
   */
  static SshHost start(Path folder, Path authorized, Path python)
      throws IOException, InterruptedException {
    if (!Files.isExecutable(SSHD)) {
      throw new AssertionError(SSHD + " is missing: run tools/setup --test");
    }
    Files.createDirectories(folder);
    Files.createDirectories(Path.of("/run/sshd"));
    SshHost host = new SshHost(folder, freePort());
    host.newKey();
    Files.writeString(
        folder.resolve("sshd_config"),
        """
        Port %d
        ListenAddress 127.0.0.1
        HostKey %s
        AuthorizedKeysFile %s
        PidFile none
        UsePAM no
        PasswordAuthentication no
        PermitRootLogin prohibit-password
        StrictModes no
        SetEnv PATH=%s:/usr/sbin:/usr/bin:/sbin:/bin SHLVL=5
        MaxStartups 100
        Subsystem sftp internal-sftp
        """
            .formatted(host.port, folder.resolve("key"), authorized, python));
    host.run();
    return host;
  }

  /** Another key from now on, as another machine has. */
  void newKey() throws IOException, InterruptedException {
    Files.deleteIfExists(folder.resolve("key"));
    Files.deleteIfExists(folder.resolve("key.pub"));
    keygen(folder.resolve("key"));
  }

  static void keygen(Path file) throws IOException, InterruptedException {
    Process keygen =
        new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString())
            .inheritIO()
            .start();
    if (keygen.waitFor() != 0) {
      throw new IOException("ssh-keygen failed");
    }
  }

  void run() throws IOException, InterruptedException {
    process =
        new ProcessBuilder(
                List.of(
                    SSHD.toString(), "-D", "-e", "-f", folder.resolve("sshd_config").toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    for (int i = 0; i < 200; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        return;
      } catch (IOException e) {
        TimeUnit.MILLISECONDS.sleep(25);
      }
    }
    throw new IOException("sshd does not start: " + Files.readString(folder.resolve("log")));
  }

  /** Its machine hangs: connections stay and nothing answers. */
  void freeze() throws IOException, InterruptedException {
    List<String> kill = new ArrayList<>(List.of("kill", "-STOP"));
    Process server = Objects.requireNonNull(process);
    server.descendants().forEach(part -> kill.add(Long.toString(part.pid())));
    kill.add(Long.toString(server.pid()));
    // one of them may have ended meanwhile
    new ProcessBuilder(kill).redirectErrorStream(true).start().waitFor();
  }

  int port() {
    return port;
  }

  /** {@code ssh-ed25519 AAAA…}. */
  String key() throws IOException {
    String[] words = Files.readString(folder.resolve("key.pub")).split(" ", 3);
    return words[0] + " " + words[1];
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    Process server = process;
    if (server == null) {
      return;
    }
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly();
    try {
      server.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
