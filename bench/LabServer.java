import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
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
  static LabServer start(Stage stage, Path directory) throws IOException, InterruptedException {
    return start(stage, directory, freePort(), "--no-hosts");
  }

  /** The same with real hosts behind its VMs: needs root. */
  static LabServer startWithHosts(Stage stage, Path directory)
      throws IOException, InterruptedException {
    return start(stage, directory, freePort(), "--hosts");
  }

  /** Starts it with options; a world that is there already goes on. */
  static LabServer start(Stage stage, Path directory, int port, String... options)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    List<String> start = new ArrayList<>(List.of("start", "--port", Integer.toString(port)));
    start.addAll(List.of(options));
    return new LabServer(
        directory,
        port,
        Companion.start(
            command(stage, directory, start), command(stage, directory, List.of("stop"))));
  }

  private static Contender command(Stage stage, Path directory, List<String> words) {
    List<String> command = new ArrayList<>(List.of(stage.cli().toString(), "lab"));
    command.addAll(words);
    command.addAll(List.of("--lab-directory", directory.toString()));
    return Contender.of(
        "lab",
        directory,
        stage.environment(),
        directory.resolve("command.log"),
        command.toArray(String[]::new));
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
