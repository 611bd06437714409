package io.github.proxmoxctl.lab;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Serves a lab until it is told to end: {@code --directory D --port P --hosts on|off|auto}, and the
 * options of {@link TimingText}.
 */
public final class LabMain {
  private static final int USAGE = 64;

  private LabMain() {}

  /** Prints one line when ready, then serves until SIGTERM or SIGINT. */
  public static void main(String[] arguments) throws InterruptedException {
    int code = run(arguments, System.out, System.err);
    if (code != 0) {
      System.exit(code);
    }
    new CountDownLatch(1).await();
  }

  /** Starts the lab; 0 if it serves. */
  static int run(String[] arguments, PrintStream out, PrintStream err) {
    LabOptions options;
    try {
      options = options(arguments);
    } catch (IllegalArgumentException e) {
      err.println("error: " + e.getMessage());
      err.println(
          "  usage: --directory DIRECTORY [--port PORT] [--hosts on|off|auto] [--timing realistic]"
              + " [--latency 20ms] [--workers 3] [--task-time 1s] [--allocation-time 500ms]");
      return USAGE;
    }
    try {
      Lab lab = Lab.start(options);
      Runtime.getRuntime().addShutdownHook(new Thread(lab::close, "lab-close"));
      lab.problems().forEach(problem -> err.println("warning: " + problem));
      out.println("lab ready at " + lab.endpoint() + " (" + options.directory() + ")");
      out.flush();
      return 0;
    } catch (LabInUseException | HostsException | UncheckedIOException e) {
      err.println("error: " + e.getMessage());
      return 1;
    }
  }

  private static LabOptions options(String[] arguments) {
    Map<String, String> given = new HashMap<>();
    Timing timing = Timing.NONE;
    for (int index = 0; index < arguments.length; index += 2) {
      String name = arguments[index];
      boolean isTiming = TimingText.OPTIONS.contains(name);
      if (!isTiming && !List.of("--directory", "--port", "--hosts").contains(name)) {
        throw new IllegalArgumentException("unknown option " + name);
      }
      if (index + 1 == arguments.length) {
        throw new IllegalArgumentException(name + " needs a value");
      }
      if (isTiming) {
        timing = TimingText.add(timing, name, arguments[index + 1]);
      } else {
        given.put(name, arguments[index + 1]);
      }
    }
    String directory = given.get("--directory");
    if (directory == null) {
      throw new IllegalArgumentException("--directory is missing");
    }
    String hosts = given.getOrDefault("--hosts", "auto");
    LabOptions options =
        LabOptions.in(Path.of(directory))
            .withTiming(timing)
            .withHosts(
                HostsOption.of(hosts)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "--hosts must be on, off or auto, not " + hosts)));
    String port = given.get("--port");
    if (port == null) {
      return options;
    }
    if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
      throw new IllegalArgumentException("--port must be a number from 0 to 65535, not " + port);
    }
    return options.withPort(Integer.parseInt(port));
  }
}
