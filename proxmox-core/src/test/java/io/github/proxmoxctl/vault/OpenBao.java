package io.github.proxmoxctl.vault;

import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.VaultSettings;
import io.github.proxmoxctl.model.VaultSettings.Auth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/** A real OpenBao in development mode on the loopback, with its own API for who sets it up. */
public final class OpenBao implements AutoCloseable {

  /** Reaches the server by its environment, never as an argument. */
  public static final String ROOT_TOKEN = "root-canary-0d2f7a";

  private final Process process;
  private final Path log;
  private final URI address;
  private final @Nullable URI tlsAddress;
  private final HttpClient http = HttpClient.newHttpClient();

  private OpenBao(Process process, Path log, URI address, @Nullable URI tlsAddress) {
    this.process = process;
    this.log = log;
    this.address = address;
    this.tlsAddress = tlsAddress;
  }

  public static OpenBao start(Path folder) throws IOException, InterruptedException {
    return start(folder, null);
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param certificate for a second listener with TLS 1.3, or null for none
   */
  static OpenBao start(Path folder, @Nullable HeldCertificate certificate)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(executable().toString(), "server", "-dev"));
    command.add("-dev-no-store-token");
    URI tlsAddress = null;
    if (certificate != null) {
      int port = freePort();
      tlsAddress = URI.create("https://127.0.0.1:" + port);
      command.add("-config=" + configuration(folder, certificate, port));
    }
    int port = freePort();
    Path log = folder.resolve("bao.log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("VAULT_") || name.startsWith("BAO_"));
    environment.put("HOME", folder.toString());
    environment.put("BAO_DEV_ROOT_TOKEN_ID", ROOT_TOKEN);
    environment.put("BAO_DEV_LISTEN_ADDRESS", "127.0.0.1:" + port);
    URI address = URI.create("http://127.0.0.1:" + port);
    OpenBao bao = new OpenBao(builder.start(), log, address, tlsAddress);
    bao.awaitAnswer();
    return bao;
  }

  private static Path executable() {
    String cache = System.getenv("PROXMOXCTL_CACHE");
    String home = System.getenv("XDG_CACHE_HOME");
    Path python =
        cache != null
            ? Path.of(cache, "python", "bin")
            : (home != null ? Path.of(home) : Path.of(System.getProperty("user.home"), ".cache"))
                .resolve(Path.of("proxmoxctl", "python", "bin"));
    return Stream.concat(
            Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).map(Path::of),
            Stream.of(python))
        .map(folder -> folder.resolve("bao"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("OpenBao (bao) is not there: run tools/setup --test"));
  }

  private static Path configuration(Path folder, HeldCertificate certificate, int port)
      throws IOException {
    Path chain = Files.writeString(folder.resolve("bao.crt"), certificate.certificatePem());
    Path key = Files.writeString(folder.resolve("bao.key"), certificate.privateKeyPkcs8Pem());
    return Files.writeString(
        folder.resolve("bao.hcl"),
        """
        listener "tcp" {
          address = "127.0.0.1:%d"
          tls_cert_file = "%s"
          tls_key_file = "%s"
          tls_min_version = "tls13"
        }
        """
            .formatted(port, chain, key));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    for (int attempt = 0; attempt < 600; attempt++) {
      if (!process.isAlive()) {
        throw new AssertionError("OpenBao ended:\n" + Files.readString(log));
      }
      try {
        if (request("GET", "secret/config", "").statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // not listening yet
      }
      Thread.sleep(50);
    }
    close();
    throw new AssertionError("OpenBao does not answer:\n" + Files.readString(log));
  }

  /** Below {@code /v1/}, as root; the answer's body. */
  public String call(String method, String path, String body) {
    return call(method, path, body, "");
  }

  String call(String method, String path, String body, String namespace) {
    try {
      HttpResponse<String> answer = request(method, path, body, namespace);
      if (answer.statusCode() >= 300) {
        throw new AssertionError(method + " " + path + ": " + answer);
      }
      return answer.body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private HttpResponse<String> request(String method, String path, String body)
      throws IOException, InterruptedException {
    return request(method, path, body, "");
  }

  private HttpResponse<String> request(String method, String path, String body, String namespace)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + "/v1/" + path))
            .timeout(Duration.ofSeconds(20))
            .header("X-Vault-Token", ROOT_TOKEN)
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!namespace.isEmpty()) {
      request.header("X-Vault-Namespace", namespace);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Writes a secret in the KV store at {@code secret/}. */
  public void put(String path, String keys) {
    call("POST", "secret/data/" + path, "{\"data\":" + keys + "}");
  }

  /** A text of an answer, by its key. */
  static String text(String answer, String key) {
    var found = java.util.regex.Pattern.compile("\"" + key + "\":\"([^\"]+)\"").matcher(answer);
    if (!found.find()) {
      throw new AssertionError("no " + key + " in an answer");
    }
    return found.group(1);
  }

  /** A token with one policy. */
  String token(String policy) {
    policy(policy);
    return text(call("POST", "auth/token/create", "{\"policies\":[\"test\"]}"), "client_token");
  }

  /** The policy {@code test}. */
  void policy(String rules) {
    call(
        "POST",
        "sys/policies/acl/test",
        "{\"policy\":\"" + rules.replace("\"", "\\\"").replace("\n", "\\n") + "\"}");
  }

  public URI address() {
    return address;
  }

  URI tlsAddress() {
    if (tlsAddress == null) {
      throw new IllegalStateException("started without TLS");
    }
    return tlsAddress;
  }

  /** Settings whose token is in the variable {@code VAULT_TOKEN}. */
  VaultSettings byToken() {
    return new VaultSettings(
        address, null, null, new Auth.Token(new SecretReference.Environment("VAULT_TOKEN")));
  }

  @Override
  public void close() {
    stop();
  }

  /** Also before the end; then nothing answers there. */
  public void stop() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
