package io.github.proxmoxctl.language;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Mistakes and attacks that cannot be committed as files: too large, binary, invisible in a review,
 * or no ordinary files at all. Each is made over {@code language/base}; what a person then reads is
 * in {@code language/generated}.
 */
final class GeneratedCases {

  /** Makes the mistake in an infrastructure root. */
  interface Mistake {
    void make(Path root) throws IOException, InterruptedException;
  }

  private static final String WEB = "servers/shop/web.yaml";
  private static final String SERVER =
      TestRepository.server(
          "{name: web}",
          """
            image: debian-12
            cpu: {cores: 2}
            memory: 4GiB
            networks: [{name: front, network: app}]
          """);

  private GeneratedCases() {}

  static Map<String, Mistake> all() {
    Map<String, Mistake> all = new TreeMap<>();
    encodings(all);
    characters(all);
    sizes(all);
    notFiles(all);
    names(all);
    return all;
  }

  private static void encodings(Map<String, Mistake> all) {
    all.put("encoding-utf-16-little-endian", text("\uFEFF" + SERVER, UTF_16LE));
    all.put("encoding-utf-16-big-endian", text("\uFEFF" + SERVER, UTF_16BE));
    all.put("encoding-utf-16-without-mark", text(SERVER, UTF_16LE));
    all.put("encoding-utf-16-big-endian-without-mark", text(SERVER, UTF_16BE));
    all.put("encoding-utf-32", text("\uFEFF" + SERVER, Charset.forName("UTF-32LE")));
    all.put("encoding-latin-1", text(described("für alle"), ISO_8859_1));
    all.put("encoding-windows-quotes", text(described("“x”"), Charset.forName("windows-1252")));
    all.put("encoding-overlong", bytes(described("@@"), 0xC0, 0xAF));
    all.put("encoding-surrogate", bytes(described("@@@"), 0xED, 0xA0, 0x80));
    all.put("encoding-cut-character", bytes(described("x") + "@@", 0xE2, 0x82));
    all.put("encoding-ebcdic", text(SERVER, Charset.forName("IBM1047")));
    all.put("encoding-image", web(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}));
    all.put("encoding-gzip", web(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0}));
  }

  private static void characters(Map<String, Mistake> all) {
    all.put("character-null", text(described("a\u0000b")));
    all.put("character-nulls-only", web(new byte[4096]));
    all.put("character-bell", text(described("a\u0007b")));
    all.put("character-backspace", text(described("a\bb")));
    all.put("character-form-feed", text(described("a\fb")));
    all.put("character-escape-sequence", text(described("a\u001b]0;x\u0007b")));
    all.put("character-delete", text(described("a\u007fb")));
    all.put("character-next-line", text(described("a\u0085b")));
    all.put("character-line-separator", text(described("a\u2028b")));
    all.put("character-bidi-override", text(described("a\u202Eb")));
    all.put("character-bidi-isolate", text(described("a\u2067b")));
    all.put("character-bidi-in-comment", text(SERVER + "# \u202E protect: false\n"));
    all.put("character-bidi-in-key", text(SERVER.replace("memory", "mem\u200Fory")));
    all.put("character-zero-width", text(SERVER.replace("debian", "deb\u200Bian")));
    all.put("character-byte-order-mark-within", text(described("a\uFEFFb")));
    all.put("character-two-byte-order-marks", text("\uFEFF\uFEFF" + SERVER));
    all.put("character-tag-letters", text(described("a\uDB40\uDC61b")));
    all.put("character-not-a-character", text(described("a\uFFFEb")));
    all.put("character-escaped-bidi", text(described("a\\u202Eb")));
    all.put("character-escaped-null", text(described("a\\0b")));
    all.put("lines-by-carriage-return", text(SERVER.replace("4GiB", "4GB").replace('\n', '\r')));
    all.put("lines-mixed", text(SERVER.replace("4GiB", "4GB").replaceFirst("\n", "\r\n")));
    all.put("lines-without-last-end", text(SERVER.replace("]\n", "").stripTrailing()));
  }

  private static void sizes(Map<String, Mistake> all) {
    all.put("size-scalar-10-mebibytes", text(described("x".repeat(10 * 1024 * 1024))));
    all.put("size-scalar-2-mebibytes", text(described("x".repeat(2 * 1024 * 1024))));
    all.put("size-key-1-mebibyte", text(SERVER + "  " + "k".repeat(1024 * 1024) + ": 1\n"));
    all.put("size-key-2000-characters", text(SERVER + "  ? " + "k".repeat(2000) + "\n  : 1\n"));
    all.put("size-number-million-digits", text(SERVER.replace("cores: 2", digits(1_000_000))));
    all.put("size-number-40-digits", text(SERVER.replace("cores: 2", digits(40))));
    all.put("size-line-of-blanks", text(SERVER + " ".repeat(2_000_000) + "x"));
    all.put("size-empty-lines", text("\n".repeat(2_000_000) + "x: ["));
    all.put("size-items-100-thousand", text(SERVER + "  tags: [" + "a,".repeat(100_000) + "]\n"));
    all.put("depth-lists", text(SERVER + "  tags: " + "[".repeat(5000) + "]".repeat(5000) + "\n"));
    all.put("depth-mappings", text(SERVER + "  x: " + "{a: ".repeat(500) + "1" + "}".repeat(500)));
    all.put("depth-unclosed", text(SERVER + "  tags: " + "[".repeat(100_000)));
    all.put("depth-hyphens", text("- ".repeat(5000) + "x\n"));
    all.put("depth-blocks", text(blocks(100)));
    all.put("depth-33", text(blocks(33)));
    all.put("bomb-nine-levels", text(bomb(9)));
    all.put("bomb-of-merges", text(SERVER + "  a: &a {x: 1}\n  b: {<<: *a}\n"));
  }

  private static void notFiles(Map<String, Mistake> all) {
    all.put("place-link-out-of-root", link("catalog/x.yaml", "/etc/hostname"));
    all.put("place-link-out-of-root-upwards", link("catalog/x.yaml", "../../../../etc/hostname"));
    all.put("place-link-to-device", link("catalog/x.yaml", "/dev/zero"));
    all.put("place-link-to-process", link("catalog/x.yaml", "/proc/self/environ"));
    all.put("place-link-nowhere", link("catalog/x.yaml", "nowhere.yaml"));
    all.put("place-link-to-itself", link("catalog/x.yaml", "x.yaml"));
    all.put("place-link-to-folder", link("catalog/x", "/etc"));
    all.put("place-link-to-parent", link("servers/shop/loop", ".."));
    all.put("place-link-to-root-of-disk", link("servers/all", "/"));
    all.put(
        "place-catalog-is-link",
        root -> {
          Path away = root.resolve("away");
          Files.move(root.resolve("catalog"), away);
          Files.createSymbolicLink(root.resolve("catalog"), Path.of("/etc"));
        });
    all.put(
        "place-root-file-is-folder",
        root -> {
          Files.delete(root.resolve("proxmox.yaml"));
          Files.createDirectory(root.resolve("proxmox.yaml"));
        });
    all.put(
        "place-root-file-is-link",
        root -> {
          Files.delete(root.resolve("proxmox.yaml"));
          Files.createSymbolicLink(root.resolve("proxmox.yaml"), Path.of("/etc/hostname"));
        });
    all.put("place-pipe", root -> pipe(root.resolve("servers/shop/x.yaml")));
    all.put(
        "place-link-to-pipe",
        root -> {
          pipe(root.resolve("pipe"));
          Files.createSymbolicLink(root.resolve("servers/shop/x.yaml"), Path.of("../../pipe"));
        });
    all.put(
        "place-role-specification-outside",
        root -> {
          new TestRepository(root)
              .write(
                  "catalog/role.yaml",
                  "apiVersion: proxmoxctl/v1\nkind: Role\nmetadata: {name: shop_app}\n")
              .write("ansible/roles/shop_app/meta/.keep", "");
          Files.createSymbolicLink(
              root.resolve("ansible/roles/shop_app/meta/argument_specs.yml"),
              Path.of("/etc/hostname"));
        });
  }

  private static void names(Map<String, Mistake> all) {
    all.put("name-of-file-with-escape", root -> broken(root, "catalog/a\u001b[31mb.yaml"));
    all.put("name-of-file-with-line-end", root -> broken(root, "catalog/a\nb.yaml"));
    all.put("name-of-file-with-bidi", root -> broken(root, "catalog/a\u202Elmay.yaml"));
    all.put("name-of-file-with-blanks", root -> broken(root, "catalog/  .yaml"));
    all.put("name-of-file-long", root -> broken(root, "catalog/" + "n".repeat(240) + ".yaml"));
    all.put("name-of-folder-deep", root -> broken(root, "catalog/" + "d/".repeat(200) + "x.yaml"));
  }

  private static String described(String text) {
    return SERVER.replace("{name: web}", "{name: web, description: \"" + text + "\"}");
  }

  private static String digits(int count) {
    return "cores: " + "1".repeat(count);
  }

  private static String blocks(int levels) {
    var text = new StringBuilder();
    for (int level = 0; level < levels; level++) {
      text.append(" ".repeat(level)).append("a:\n");
    }
    return text.append(" ".repeat(levels)).append("b: 1\n").toString();
  }

  private static String bomb(int levels) {
    var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int level = 1; level < levels; level++) {
      String below = ("*a" + (level - 1) + ", ").repeat(9);
      text.append("a%d: &a%d [%s]\n".formatted(level, level, below));
    }
    return text.toString();
  }

  private static Mistake text(String text) {
    return text(text, UTF_8);
  }

  private static Mistake text(String text, Charset charset) {
    return web(text.getBytes(charset));
  }

  /** With the at-signs, each in its turn, replaced by bytes. */
  private static Mistake bytes(String text, int... values) {
    byte[] bytes = text.getBytes(UTF_8);
    int next = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '@') {
        bytes[at] = (byte) values[next++];
      }
    }
    return web(bytes);
  }

  private static Mistake web(byte[] bytes) {
    return root -> new TestRepository(root).write(WEB, bytes);
  }

  private static Mistake link(String file, String target) {
    return root -> Files.createSymbolicLink(root.resolve(file), Path.of(target));
  }

  private static void broken(Path root, String file) throws IOException {
    new TestRepository(root).write(file, "a: [\n");
  }

  private static void pipe(Path path) throws IOException, InterruptedException {
    int code = new ProcessBuilder("mkfifo", path.toString()).start().waitFor();
    if (code != 0) {
      throw new IOException("mkfifo ended with " + code);
    }
  }
}
