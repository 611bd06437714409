package io.github.proxmoxctl.lab;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a lab runs.
 *
 * @param directory where it keeps everything; made if it is missing
 * @param bind the address to listen on; port 0 takes a free one
 * @param taskDuration how long each Proxmox task takes
 */
public record LabOptions(Path directory, InetSocketAddress bind, Duration taskDuration) {
  /** A lab on a free port of the loopback, whose tasks take no time. */
  public static LabOptions in(Path directory) {
    return new LabOptions(
        directory, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Duration.ZERO);
  }

  /** The same on a certain port of the loopback. */
  public LabOptions withPort(int port) {
    return new LabOptions(
        directory, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), taskDuration);
  }

  /** The same with tasks that take time. */
  public LabOptions withTaskDuration(Duration duration) {
    return new LabOptions(directory, bind, duration);
  }
}
