package io.github.proxmoxctl.lab;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Serves files by HTTP on loopback, as a publisher of images does. */
final class FileServer implements AutoCloseable {
  private static final int NOT_FOUND = 404;
  private static final int OK = 200;

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final HttpServer server;

  FileServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** Puts a file there; its URL. */
  String serve(String name, byte[] content) {
    files.put("/" + name, content);
    return url(name);
  }

  String url(String name) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
  }

  /** The head of a qcow2 image of so many GiB; what is in it nobody reads. */
  static byte[] qcow2(long gibibytes) {
    return ByteBuffer.allocate(512)
        .putInt(0, 0x514649fb)
        .putInt(4, 3)
        .putLong(24, gibibytes << 30)
        .array();
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] content = files.get(exchange.getRequestURI().getPath());
      if (content == null) {
        exchange.sendResponseHeaders(NOT_FOUND, -1);
      } else if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
        exchange.getResponseHeaders().set("Content-Type", "application/x-qemu-disk; q=1");
        exchange.sendResponseHeaders(OK, -1);
      } else {
        exchange.sendResponseHeaders(OK, content.length);
        exchange.getResponseBody().write(content);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
