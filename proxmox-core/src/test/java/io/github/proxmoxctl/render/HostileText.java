package io.github.proxmoxctl.render;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts that want to be more than text. */
final class HostileText {

  private static final List<String> KNOWN =
      List.of(
          "<!-- proxmoxctl/plan -->",
          "--><script>alert(1)</script>",
          "</details></summary><details open>",
          "<img src=https://evil.example/x.png>",
          "![x](https://evil.example/x.png)",
          "[approved](javascript:alert(1))",
          "[a]: https://evil.example",
          "https://evil.example/?q=1",
          "www.evil.example",
          "mail@evil.example",
          "@ops please merge",
          "cc @acme/ops-team.",
          "fixes #12, closes acme/infra#3 and GH-7",
          "see 3f9c2e1b7d5a4c8e9f0a1b2c3d4e5f6a7b8c9d0e",
          "acme/infra@3f9c2e1",
          ":rocket: :+1:",
          "`",
          "``",
          "a`b",
          "` x `",
          "```\nrm -rf /\n```",
          "~~~",
          "a | b | c",
          "\\|",
          "a\\`b",
          "| --- |",
          "# heading",
          "- item",
          "1. one",
          "2) two",
          "> quote",
          "***",
          "---",
          "===",
          "+ x",
          "**bold** _it_ ~~gone~~ $x^2$ $$y$$",
          "a\nb",
          "a\r\n\r\n<b>c</b>",
          "\t\tcode",
          "\u202Eevil\u202C",
          "\u200B\u2060\uFEFF",
          "\u0000\u0007\u001B[31mred",
          "\u2028x",
          "&lt;b&gt; &amp; &#64;ops &copy;",
          "  two  blanks  ",
          "",
          " ",
          "||",
          "`|`",
          "a|",
          "|b",
          "\uD800",
          "héllo wörld",
          "日本語",
          "🚀 up",
          "e\u0301",
          "C:\\temp\\x",
          "{{ secrets.TOKEN }}",
          "${{ github.token }}",
          "\\",
          "\\\\",
          "*",
          "_",
          "!");

  private static final List<String> ALPHABET =
      Stream.concat(
              IntStream.rangeClosed(32, 126).mapToObj(Character::toString),
              Stream.of(
                  "\n", "\r", "\t", "``", "```", "<!--", "-->", "](", "![", "@a", "#1", "://",
                  "www.", "\u202E", "\u200B", "é", "🚀", "\u0000", "&#64;", "  ", "| --- |"))
          .toList();

  private HostileText() {}

  static List<String> known() {
    return KNOWN;
  }

  /** A repeatable sequence. */
  static List<String> random(int count, long seed) {
    Random random = new Random(seed);
    return Stream.generate(
            () ->
                random
                    .ints(random.nextInt(14), 0, ALPHABET.size())
                    .mapToObj(ALPHABET::get)
                    .collect(Collectors.joining()))
        .limit(count)
        .toList();
  }
}
