import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The embedded Proxmox VE, in a world of its own, for as long as it is open. */
final class LabServer implements AutoCloseable {

  private static final Pattern VARIABLE = Pattern.compile("export (\\w+)='([^']*)'");

  private final Path directory;
  private final int port;
  private final Companion lab;

  private LabServer(Path directory, int port, Companion lab) {
    this.directory = directory;
    this.port = port;
    this.lab = lab;
  }

  /** Starts it on a free port, without hosts. */
  static LabServer start(Path cli, Path directory, Map<String, String> environment)
      throws IOException, InterruptedException {
    return start(cli, directory, environment, "--no-hosts");
  }

  /** The same with real hosts behind its VMs: needs root. */
  static LabServer startWithHosts(Path cli, Path directory, Map<String, String> environment)
      throws IOException, InterruptedException {
    return start(cli, directory, environment, "--hosts");
  }

  private static LabServer start(
      Path cli, Path directory, Map<String, String> environment, String hosts)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    int port = freePort();
    Path log = directory.resolve("command.log");
    Contender stop =
        Contender.of(
            "lab",
            directory,
            environment,
            log,
            cli.toString(),
            "lab",
            "stop",
            "--lab-directory",
            directory.toString());
    Contender start =
        Contender.of(
            "lab",
            directory,
            environment,
            log,
            cli.toString(),
            "lab",
            "start",
            "--lab-directory",
            directory.toString(),
            hosts,
            "--port",
            Integer.toString(port));
    return new LabServer(directory, port, Companion.start(start, stop));
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  /** The lab's tokens, as variables. */
  Map<String, String> tokens() throws IOException {
    Map<String, String> tokens = new TreeMap<>();
    Matcher matcher = VARIABLE.matcher(Files.readString(directory.resolve("lab.env")));
    while (matcher.find()) {
      tokens.put(matcher.group(1), matcher.group(2));
    }
    return tokens;
  }

  void copyAuthority(Path file) throws IOException {
    Files.copy(directory.resolve("ca.pem"), file, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {
    lab.close();
  }
}
