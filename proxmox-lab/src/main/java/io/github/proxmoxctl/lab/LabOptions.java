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
 * @param timing what requests and tasks cost
 * @param hosts whether running guests have a real host behind them
 */
public record LabOptions(Path directory, InetSocketAddress bind, Timing timing, HostsOption hosts) {
  /** A lab on a free port of the loopback, API only, whose tasks take no time. */
  public static LabOptions in(Path directory) {
    return new LabOptions(
        directory,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        Timing.NONE,
        HostsOption.OFF);
  }

  /** The same on a certain port of the loopback. */
  public LabOptions withPort(int port) {
    return new LabOptions(
        directory, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timing, hosts);
  }

  /** The same with tasks that take time. */
  public LabOptions withTaskDuration(Duration duration) {
    return withTiming(timing.withTask(duration));
  }

  /** The same where things take time. */
  public LabOptions withTiming(Timing changed) {
    return new LabOptions(directory, bind, changed, hosts);
  }

  /** The same with hosts, or without. */
  public LabOptions withHosts(HostsOption wanted) {
    return new LabOptions(directory, bind, timing, wanted);
  }
}
