package io.github.proxmoxctl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The YAML language server that editors run, asked as an editor does: LSP over its standard input
 * and output. {@code tools/language-server} installs it.
 */
final class LanguageServer implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Process process;
  private final OutputStream out;
  private final JsonNode settings;
  private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
  private final Map<String, JsonNode> diagnostics = new HashMap<>();
  private int requests;

  private LanguageServer(Process process, JsonNode settings) {
    this.process = process;
    this.out = process.getOutputStream();
    this.settings = settings;
    Thread reader = new Thread(this::read, "language server");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts it for a folder.
   *
   * @param schemas what the editor's setting {@code yaml.schemas} says: patterns of files by schema
   */
  static LanguageServer start(Path root, Map<String, List<String>> schemas) {
    Path server =
        Path.of(
            Operator.cache(),
            "language-server/node_modules/yaml-language-server/bin/yaml-language-server");
    assertThat(server).as("the server is missing: run tools/setup --test").isRegularFile();
    ObjectNode settings = JSON.objectNode();
    settings.put("validate", true).put("hover", true).put("completion", true);
    settings.putObject("schemaStore").put("enable", false);
    ObjectNode patterns = settings.putObject("schemas");
    schemas.forEach((schema, files) -> patterns.set(schema, MAPPER.valueToTree(files)));
    try {
      ProcessBuilder builder = new ProcessBuilder("node", server.toString(), "--stdio");
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      LanguageServer started = new LanguageServer(builder.start(), settings);
      started.initialize(root);
      return started;
    } catch (IOException e) {
      throw new AssertionError("Node.js is missing: run tools/setup --test", e);
    }
  }

  private void initialize(Path root) {
    ObjectNode parameters = JSON.objectNode();
    parameters.put("processId", ProcessHandle.current().pid());
    parameters.put("rootUri", root.toUri().toString());
    ObjectNode folder = parameters.putArray("workspaceFolders").addObject();
    folder.put("uri", root.toUri().toString()).put("name", "infra");
    ObjectNode capabilities = parameters.putObject("capabilities");
    capabilities.putObject("workspace").put("configuration", true).put("workspaceFolders", true);
    ObjectNode document = capabilities.putObject("textDocument");
    document.putObject("hover").putArray("contentFormat").add("markdown");
    document.putObject("completion").putObject("completionItem").put("snippetSupport", false);
    document.putObject("publishDiagnostics");
    request("initialize", parameters);
    notify("initialized", JSON.objectNode());
    notify(
        "workspace/didChangeConfiguration", JSON.objectNode().set("settings", JSON.objectNode()));
  }

  /** Opens a file, and waits for what is said of it. */
  JsonNode open(Path file, String text) {
    String uri = file.toUri().toString();
    diagnostics.remove(uri);
    ObjectNode parameters = JSON.objectNode();
    parameters
        .putObject("textDocument")
        .put("uri", uri)
        .put("languageId", "yaml")
        .put("version", 1)
        .put("text", text);
    notify("textDocument/didOpen", parameters);
    JsonNode said = diagnostics.get(uri);
    while (said == null) {
      handle(next("what it finds in " + file));
      said = diagnostics.get(uri);
    }
    return said;
  }

  /** The labels that are offered at a place; lines and columns from 0. */
  List<String> completions(Path file, int line, int column) {
    JsonNode items = request("textDocument/completion", at(file, line, column)).path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> item.path("label").asText())
        .toList();
  }

  /** What is shown for a place; empty where nothing is. */
  String hover(Path file, int line, int column) {
    return request("textDocument/hover", at(file, line, column))
        .path("contents")
        .path("value")
        .asText();
  }

  private static ObjectNode at(Path file, int line, int column) {
    ObjectNode parameters = JSON.objectNode();
    parameters.putObject("textDocument").put("uri", file.toUri().toString());
    parameters.putObject("position").put("line", line).put("character", column);
    return parameters;
  }

  private JsonNode request(String method, JsonNode parameters) {
    int id = ++requests;
    ObjectNode message = JSON.objectNode().put("jsonrpc", "2.0").put("id", id);
    message.put("method", method).set("params", parameters);
    send(message);
    while (true) {
      JsonNode answer = next("the answer to " + method);
      if (!answer.has("method") && answer.path("id").asInt() == id) {
        assertThat(answer.has("error")).as("%s: %s", method, answer).isFalse();
        return answer.path("result");
      }
      handle(answer);
    }
  }

  private void notify(String method, JsonNode parameters) {
    ObjectNode message = JSON.objectNode().put("jsonrpc", "2.0").put("method", method);
    message.set("params", parameters);
    send(message);
  }

  /** What the server says unasked, and what it asks the editor. */
  private void handle(JsonNode message) {
    JsonNode parameters = message.path("params");
    if (message.path("method").asText().equals("textDocument/publishDiagnostics")) {
      diagnostics.put(parameters.path("uri").asText(), parameters.path("diagnostics"));
    } else if (message.has("id") && message.has("method")) {
      ObjectNode answer = JSON.objectNode().put("jsonrpc", "2.0");
      answer.set("id", message.get("id"));
      answer.set(
          "result",
          message.path("method").asText().equals("workspace/configuration")
              ? configuration(parameters.path("items"))
              : JSON.nullNode());
      send(answer);
    }
  }

  private ArrayNode configuration(JsonNode items) {
    ArrayNode sections = JSON.arrayNode();
    items.forEach(
        item ->
            sections.add(
                item.path("section").asText().equals("yaml") ? settings : JSON.objectNode()));
    return sections;
  }

  private JsonNode next(String awaited) {
    try {
      JsonNode message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("waited in vain for " + awaited);
      }
      return message;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void send(JsonNode message) {
    try {
      byte[] body = MAPPER.writeValueAsBytes(message);
      out.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(UTF_8));
      out.write(body);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (InputStream in = process.getInputStream()) {
      for (JsonNode message = message(in); message != null; message = message(in)) {
        messages.add(message);
      }
    } catch (IOException e) {
      messages.add(JSON.objectNode().put("closed", e.toString()));
    }
  }

  private static @Nullable JsonNode message(InputStream in) throws IOException {
    int length = 0;
    StringBuilder line = new StringBuilder();
    for (int unit = in.read(); unit >= 0; unit = in.read()) {
      if (unit != '\n') {
        line.append((char) unit);
        continue;
      }
      String header = line.toString().strip();
      line.setLength(0);
      if (header.isEmpty()) {
        return MAPPER.readTree(in.readNBytes(length));
      }
      if (header.startsWith("Content-Length: ")) {
        length = Integer.parseInt(header.substring("Content-Length: ".length()));
      }
    }
    return null;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
