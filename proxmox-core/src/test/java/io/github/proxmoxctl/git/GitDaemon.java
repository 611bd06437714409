package io.github.proxmoxctl.git;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** {@code git daemon} on the loopback, serving all exported repositories below a folder. */
public final class GitDaemon implements AutoCloseable {

  private final Process process;
  private final int port;

  public GitDaemon(RealGit git, Path folder) throws IOException, InterruptedException {
    this.port = freePort();
    // git-daemon itself, not `git daemon`: that would leave a child behind when it is killed
    ProcessBuilder builder =
        new ProcessBuilder(
                git.run(folder, "--exec-path").strip() + "/git-daemon",
                "--listen=127.0.0.1",
                "--port=" + port,
                "--base-path=" + folder,
                "--enable=receive-pack",
                "--reuseaddr",
                "--max-connections=64",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(git.environment());
    this.process = builder.start();
    waitUntilListening();
  }

  /** {@code git://127.0.0.1:<port>/<name>}. */
  public String url(String name) {
    return "git://127.0.0.1:" + port + "/" + name;
  }

  private void waitUntilListening() throws IOException, InterruptedException {
    for (int attempt = 0; attempt < 200; attempt++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        return;
      } catch (IOException notYet) {
        Thread.sleep(25);
      }
    }
    close();
    throw new IOException("git daemon does not listen on port " + port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
