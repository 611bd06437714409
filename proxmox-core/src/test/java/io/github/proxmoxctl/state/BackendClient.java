package io.github.proxmoxctl.state;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Speaks to a backend as Terraform does. */
final class BackendClient {

  private final HttpClient client = HttpClient.newHttpClient();
  private final StateBackend backend;
  private final RootName root;

  BackendClient(StateBackend backend, RootName root) {
    this.backend = backend;
    this.root = root;
  }

  HttpResponse<byte[]> post(String id, byte[] body) throws Exception {
    var query = id.isEmpty() ? "" : "?ID=" + id;
    return send("POST", URI.create(backend.address(root) + query), body);
  }

  HttpResponse<byte[]> send(String method, byte[] body) throws Exception {
    return send(method, backend.address(root), body);
  }

  HttpResponse<byte[]> send(String method, URI address, byte[] body)
      throws IOException, InterruptedException {
    return client.send(
        request(method, address, body).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  HttpRequest.Builder request(String method, URI address, byte[] body) {
    return HttpRequest.newBuilder(address)
        .header(
            "Authorization", "Basic " + base64(backend.user() + ":" + backend.password().reveal()))
        .header("Content-MD5", ContentMd5.of(body))
        .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
  }

  static byte[] info(String id) {
    return "{\"ID\":\"%s\",\"Operation\":\"OperationTypeApply\",\"Who\":\"ada@pve\"}"
        .formatted(id)
        .getBytes(StandardCharsets.UTF_8);
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
