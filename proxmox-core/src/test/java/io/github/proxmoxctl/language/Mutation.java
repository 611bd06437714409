package io.github.proxmoxctl.language;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small changes to a text: of its bytes, of its tokens, and of the tree that its lines make. */
record Mutation(Random random) {

  /** Pieces that have broken readers before. */
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ": ",
          "- ",
          "? ",
          "*a",
          "&a ",
          "!!str ",
          "! ",
          "<<: ",
          "|\n",
          ">-\n",
          "'",
          "\"",
          "#",
          "%",
          "@",
          "`",
          "\t",
          "\n",
          "\r",
          "---\n",
          "...\n",
          "~",
          "null",
          "true",
          "no",
          "0777",
          "-1",
          "1e999",
          ".inf",
          "99999999999999999999",
          "0.0.0.0/0",
          "255.255.255.255",
          "\u0000",
          "\u202e",
          "\uFEFF",
          "\uD83D\uDE42",
          "é",
          "replicas: 9999",
          "replicas: {count: 0}",
          "instances: {\"1\": {}}",
          "firstAddress: 255.255.255.254",
          "cidr: 0.0.0.0/0",
          "cidr: 10.0.0.0/32",
          "cidr: 10.0.0.0/31",
          "from: 999999999",
          "size: 999999TiB",
          "token: abc",
          "roles: [web]",
          "{role: web, variables: {web_port: x}}",
          "{addressOf: web}",
          "{membersOf: {role: web}}",
          "{index: true}",
          "name: app",
          "type: dict",
          "name: a.b",
          "metadata: {}",
          "spec: {}",
          "kind: Server",
          "kind: Image",
          "caFile: ../outside.pem",
          "../../outside.pem",
          "{file: /etc/hostname}",
          "!include /etc/hostname ",
          "{{ x }}",
          "<<<<<<< HEAD\n",
          "1e400",
          "4GB",
          "instances: {\"01\": 1}",
          "\u00A0",
          "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
          "\\",
          "\"\\u00");

  /**
   * One to four changes.
   *
   * @param other a text to take lines from
   */
  byte[] of(byte[] original, byte[] other) {
    String text = new String(original, StandardCharsets.UTF_8);
    String donor = new String(other, StandardCharsets.UTF_8);
    for (int change = 1 + random.nextInt(4); change > 0; change--) {
      text =
          switch (random.nextInt(3)) {
            case 0 -> characters(text);
            case 1 -> tokens(text);
            default -> tree(text, donor);
          };
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(10) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private String characters(String text) {
    int at = random.nextInt(text.length() + 1);
    int until = Math.min(text.length(), at + random.nextInt(12));
    String before = text.substring(0, at);
    return switch (random.nextInt(3)) {
      case 0 -> before + text.substring(until);
      case 1 -> before + text.substring(at, until) + text.substring(at);
      default -> before + (char) random.nextInt(0x250) + text.substring(at);
    };
  }

  private String tokens(String text) {
    int at = random.nextInt(text.length() + 1);
    int until = Math.min(text.length(), at + random.nextInt(12));
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    return text.substring(0, at) + piece + text.substring(random.nextBoolean() ? at : until);
  }

  /** A line and what is indented below it, moved, lost, doubled, or in place of another. */
  private String tree(String text, String donor) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (lines.isEmpty()) {
      return text;
    }
    int at = random.nextInt(lines.size());
    List<String> block = lines.subList(at, end(lines, at));
    switch (random.nextInt(6)) {
      case 0 -> block.clear();
      case 1 -> lines.addAll(random.nextInt(lines.size() + 1), List.copyOf(block));
      case 2 -> block.replaceAll(line -> " ".repeat(random.nextInt(4)) + line);
      case 3 -> block.replaceAll(line -> line.isBlank() ? line : line.substring(1));
      case 4 -> block.replaceAll(line -> value(line, donor));
      default -> {
        List<String> others = donor.lines().toList();
        int from = random.nextInt(others.size());
        lines.addAll(at, others.subList(from, end(others, from)));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /** The line's key with the value of another line. */
  private String value(String line, String donor) {
    List<String> others = donor.lines().filter(other -> other.contains(": ")).toList();
    int colon = line.indexOf(": ");
    if (colon < 0 || others.isEmpty()) {
      return line;
    }
    String other = others.get(random.nextInt(others.size()));
    return line.substring(0, colon) + other.substring(other.indexOf(": "));
  }

  private static int end(List<String> lines, int start) {
    int end = start + 1;
    while (end < lines.size() && indent(lines.get(end)) > indent(lines.get(start))) {
      end++;
    }
    return end;
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }
}
