package io.github.proxmoxctl.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A publisher of disk images, on loopback. */
final class ImageServer implements AutoCloseable {

  private final Map<String, byte[]> images = new ConcurrentHashMap<>();
  private final HttpServer server;

  ImageServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** Publishes a qcow2 image of 3 GiB (its head: nobody boots it); its address. */
  String publish(String name) {
    byte[] image =
        ByteBuffer.allocate(512)
            .putInt(0, 0x514649fb)
            .putInt(4, 3)
            .putLong(24, 3L << 30)
            .put(104, name.getBytes(StandardCharsets.UTF_8))
            .array();
    images.put("/" + name, image);
    return address(name);
  }

  String address(String name) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
  }

  /** {@code sha256:…} of what is published under a name. */
  String checksum(String name) {
    try {
      return "sha256:"
          + HexFormat.of()
              .formatHex(MessageDigest.getInstance("SHA-256").digest(images.get("/" + name)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] image = images.get(exchange.getRequestURI().getPath());
      if (image == null) {
        exchange.sendResponseHeaders(404, -1);
      } else if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseHeaders().set("Content-Length", Integer.toString(image.length));
        exchange.sendResponseHeaders(200, -1);
      } else {
        exchange.sendResponseHeaders(200, image.length);
        exchange.getResponseBody().write(image);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
