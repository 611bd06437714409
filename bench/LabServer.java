import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The embedded Proxmox VE, in a world of its own, for as long as it is open. */
final class LabServer implements AutoCloseable {

  private static final Pattern VARIABLE = Pattern.compile("export (\\w+)='([^']*)'");

  private final Path cli;
  private final Path directory;
  private final Map<String, String> environment;
  private final int port;

  private LabServer(Path cli, Path directory, Map<String, String> environment, int port) {
    this.cli = cli;
    this.directory = directory;
    this.environment = environment;
    this.port = port;
  }

  /** Starts it on a free port. */
  static LabServer start(Path cli, Path directory, Map<String, String> environment)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    LabServer lab = new LabServer(cli, directory, environment, freePort());
    lab.command("start", "--no-hosts", "--port", Integer.toString(lab.port));
    return lab;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  /** The lab's tokens, as variables. */
  Map<String, String> tokens() throws IOException {
    Map<String, String> tokens = new java.util.TreeMap<>();
    Matcher matcher = VARIABLE.matcher(Files.readString(directory.resolve("lab.env")));
    while (matcher.find()) {
      tokens.put(matcher.group(1), matcher.group(2));
    }
    return tokens;
  }

  void copyAuthority(Path file) throws IOException {
    Files.copy(directory.resolve("ca.pem"), file, StandardCopyOption.REPLACE_EXISTING);
  }

  private void command(String verb, String... options) throws IOException, InterruptedException {
    String[] command = new String[5 + options.length];
    command[0] = cli.toString();
    command[1] = "lab";
    command[2] = verb;
    command[3] = "--lab-directory";
    command[4] = directory.toString();
    System.arraycopy(options, 0, command, 5, options.length);
    Contender.of("lab", directory, environment, directory.resolve("command.log"), command).run();
  }

  @Override
  public void close() throws IOException {
    try {
      command("stop");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
