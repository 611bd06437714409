package io.github.proxmoxctl.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** Debian's node exporter on an address of the loopback network. */
public final class RealExporter implements AutoCloseable {

  private final Process process;
  private final int port;

  private RealExporter(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  public static RealExporter start(String address) {
    int port = RealPrometheus.freePort();
    try {
      return new RealExporter(
          new ProcessBuilder(
                  "prometheus-node-exporter", "--web.listen-address=" + address + ":" + port)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start(),
          port);
    } catch (IOException e) {
      throw new UncheckedIOException("run tools/setup --test", e);
    }
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
