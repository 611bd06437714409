package io.github.proxmoxctl.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Quoted;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a forge's parser makes of untrusted text: that text, and nothing else. */
class MarkdownTest {

  static Stream<String> hostile() {
    return Stream.concat(HostileText.known().stream(), HostileText.random(400, 7).stream());
  }

  private static String oneLine(String text) {
    return Quoted.visible(text.replaceAll("\\s+", " ").strip());
  }

  @Test
  void theReaderOfTheseTestsSeesLinksHtmlAndMentions() {
    ReadMarkdown read = ReadMarkdown.of("<b>x</b> [a](b) https://c.example @ops ![i](j) `@code`");

    assertThat(read.html).contains("<b>", "</b>");
    assertThat(read.links).containsExactly("b", "https://c.example", "j");
    assertThat(read.active()).contains("@o").doesNotContain("@c");
  }

  @Test
  void aSearchForAtSignsAloneIsNotEnough() {
    assertThat(ReadMarkdown.of("mail&#64;evil.example &#64;ops").active()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void proseIsReadAsItIs(String text) {
    ReadMarkdown read = ReadMarkdown.of("x " + Markdown.text(text) + " y");

    assertHarmless(read);
    assertThat(oneLine(read.text.toString())).isEqualTo(oneLine("x " + oneLine(text) + " y"));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void codeIsReadAsItIs(String text) {
    ReadMarkdown read = ReadMarkdown.of("x " + Markdown.code(text) + " y");

    assertHarmless(read);
    assertThat(read.text.toString()).isEqualTo("x " + Quoted.visible(text) + " y");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aCellOfATableIsReadAsItIs(String text) {
    String row = "| %s | %s |\n".formatted(Markdown.code(text), Markdown.text(text));
    ReadMarkdown read = ReadMarkdown.of("| a | b |\n|---|---|\n" + row + "| next | row |\n");

    assertHarmless(read);
    assertThat(read.text.toString().replaceAll("\\s", ""))
        .isEqualTo(("ab" + Quoted.visible(text) + oneLine(text) + "nextrow").replaceAll("\\s", ""));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aBlockIsReadAsItIs(String text) {
    ReadMarkdown read =
        ReadMarkdown.of("- x\n\n" + Markdown.block(text).indent(2) + "\n  next: y\n");

    assertHarmless(read);
    String lines =
        text.lines()
            .map(line -> Quoted.visible(line.stripTrailing()) + "\n")
            .reduce("", String::concat);
    assertThat(read.text.toString()).isEqualTo("x" + lines + "next: y");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aSummaryIsReadAsItIs(String text) {
    ReadMarkdown read =
        ReadMarkdown.of(
            "<details><summary>" + Markdown.html(text) + "</summary>\n\nx\n\n</details>\n");

    assertThat(read.html).hasSize(2);
    String code = read.html.get(0).replaceFirst("^<details><summary><code>", "");
    assertThat(code).endsWith("</code></summary>");
    String inner = code.substring(0, code.length() - "</code></summary>".length());
    assertThat(inner).doesNotContain("<", ">", "\n");
    assertThat(inner.replaceAll("&#\\d+;", "")).doesNotContain("&");
    assertThat(Markdown.decoded(inner)).isEqualTo(Quoted.visible(text));
    assertThat(read.text.toString()).isEqualTo("x");
  }

  @Test
  void ordinaryWordsStayAsTheyAreWritten() {
    assertThat(Markdown.text("memory 8 GiB → 16 GiB, last backup 3 h ago; 95 % (full)"))
        .isEqualTo("memory 8 GiB → 16 GiB, last backup 3 h ago; 95 % &#40;full&#41;");
    assertThat(Markdown.text("servers/shop/old.yaml was removed"))
        .isEqualTo("`servers/shop/old.yaml` was removed");
    assertThat(Markdown.text("base, node_exporter, (10.1.0.57) on pve-2."))
        .isEqualTo("base, `node_exporter`, &#40;10.1.0.57&#41; on pve-2&#46;");
  }

  private static void assertHarmless(ReadMarkdown read) {
    assertThat(read.links).isEmpty();
    assertThat(read.html).isEmpty();
    assertThat(read.active()).isEmpty();
  }
}
