package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.lab.api.RequestPattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which requests to a lab a fault is about. */
final class RequestOptions {

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description = "GET, POST, PUT or DELETE, or WRITE for all but GET; default: any")
  private @Nullable String method;

  @Option(
      names = "--path",
      paramLabel = "PATH",
      description =
          "below /api2/json, such as 'nodes/*/qemu/*/clone'; * is any segment, ** at the end all"
              + " that follow; default: any")
  private @Nullable String path;

  @Option(
      names = "--vmid",
      paramLabel = "ID",
      description = "the VM that the request is about, or makes; default: any")
  private @Nullable Integer guest;

  RequestPattern pattern() {
    return new RequestPattern(method, path, guest);
  }
}
