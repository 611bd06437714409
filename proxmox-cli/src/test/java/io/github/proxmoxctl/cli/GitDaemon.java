package io.github.proxmoxctl.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real Git server for the bare remote of a repo: unlike a path it runs the remote's hooks. */
final class GitDaemon implements AutoCloseable {

  private final Process process;
  private final int port;

  private GitDaemon(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Serves the remote and makes the repo push there. */
  static GitDaemon serving(InfraRepo repo) {
    try {
      int port = freePort();
      // git-daemon itself, not `git daemon`: that would leave a child behind when it is killed
      ProcessBuilder builder =
          new ProcessBuilder(
                  repo.git("--exec-path").strip() + "/git-daemon",
                  "--listen=127.0.0.1",
                  "--port=" + port,
                  "--base-path=" + repo.remote().getParent(),
                  "--export-all",
                  "--enable=receive-pack",
                  "--reuseaddr",
                  repo.remote().toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.environment().clear();
      builder.environment().putAll(repo.gitEnvironment());
      GitDaemon daemon = new GitDaemon(builder.start(), port);
      daemon.awaitListening();
      repo.useRemote("git://127.0.0.1:" + port + "/" + repo.remote().getFileName());
      return daemon;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a script in place of one of the remote's hooks. */
  static void hook(InfraRepo repo, String name, String script) {
    Path hook = repo.remote().resolve("hooks").resolve(name);
    try {
      Files.createDirectories(hook.getParent());
      Files.writeString(hook, "#!/bin/sh\n" + script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!hook.toFile().setExecutable(true)) {
      throw new AssertionError("cannot make " + hook + " executable");
    }
  }

  private void awaitListening() {
    for (int attempt = 0; attempt < 400; attempt++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        return;
      } catch (IOException notYet) {
        LabApi.pause(25);
      }
    }
    close();
    throw new AssertionError("git daemon does not listen on port " + port);
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
