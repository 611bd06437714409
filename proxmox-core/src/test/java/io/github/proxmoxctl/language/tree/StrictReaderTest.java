package io.github.proxmoxctl.language.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the language takes from YAML and how it places it; the mistakes are in the cases. */
class StrictReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no",
        "yes",
        "on",
        "off",
        "True",
        "FALSE",
        "0777",
        "0o17",
        "0x1F",
        "1_000",
        "+12",
        "1.10",
        "1e3",
        ".inf",
        ".nan",
        "22:22",
        "2024-01-01",
        "=",
        "00:16:3e:00:00:01",
        "-0",
        "- x"
      })
  void textStaysWhatWasTyped(String typed) {
    ScalarNode scalar = value("a: " + (typed.startsWith("- ") ? "'" + typed + "'" : typed));

    assertThat(scalar.text()).isEqualTo(typed);
    assertThat(scalar.asBoolean()).isEmpty();
    assertThat(scalar.asInteger()).isEmpty();
    assertThat(scalar.shape()).isEqualTo("text");
  }

  @ParameterizedTest
  @CsvSource({"0,0", "7,7", "-3,-3", "999999999999999999,999999999999999999"})
  void integersAreDecimal(String typed, long number) {
    assertThat(value("a: " + typed).asInteger()).contains(number);
    assertThat(value("a: '" + typed + "'").asInteger()).isEmpty();
  }

  @Test
  void onlyTwoWordsAreBooleans() {
    assertThat(value("a: true").asBoolean()).contains(true);
    assertThat(value("a: false").asBoolean()).contains(false);
    assertThat(value("a: \"true\"").asBoolean()).isEmpty();
    assertThat(value("a: |\n  true").asBoolean()).isEmpty();
  }

  @Test
  void everyNodeKnowsItsPlaceAndLength() {
    MapNode root = root("# x\na:\n  - {日本: [1, 'zwei'], b: plain text} # c\n");
    ListNode list = (ListNode) Objects.requireNonNull(root.get("a"));
    MapNode item = (MapNode) list.items().get(0);
    ListNode inner = (ListNode) Objects.requireNonNull(item.get("日本"));

    assertThat(root.keyLocation("a")).hasToString("f.yaml:2:1");
    assertThat(item.location()).hasToString("f.yaml:3:5");
    assertThat(item.location().length()).isEqualTo(32);
    assertThat(item.keyLocation("日本").length()).isEqualTo(2);
    assertThat(inner.items().get(1).location()).hasToString("f.yaml:3:14");
    assertThat(inner.items().get(1).location().length()).isEqualTo(6);
    assertThat(Objects.requireNonNull(item.get("b")).location().length()).isEqualTo(10);
  }

  @Test
  void blockTextEndsWithItsFirstLine() {
    ScalarNode scalar = value("a: |-\n  one\n  two\n");

    assertThat(scalar.text()).isEqualTo("one\ntwo");
    assertThat(scalar.location()).hasToString("f.yaml:1:4");
    assertThat(scalar.location().length()).isEqualTo(2);
  }

  @Test
  void emptyDocumentsAreNone() {
    assertThat(read("").documents()).isEmpty();
    assertThat(read("# only a comment\n").documents()).isEmpty();
    assertThat(read("---\n---\na: 1\n---\n").documents()).hasSize(1);
    assertThat(read("a: 1\n---\nb: 2\n").documents()).hasSize(2);
  }

  @Test
  void problemInOneDocumentLeavesTheOtherIntact() {
    Reading reading = read("a:\n---\nb: 2\n");

    assertThat(reading.isComplete()).isTrue();
    assertThat(reading.documents()).extracting(Document::isIntact).containsExactly(false, true);
    assertThat(reading.diagnostics()).extracting(Diagnostic::code).containsExactly("value.empty");
  }

  @Test
  void whatStandsBeforeASyntaxErrorIsKept() {
    Reading reading = read("a: 1\n---\nb: [\n");

    assertThat(reading.isComplete()).isFalse();
    assertThat(reading.documents()).hasSize(1);
    assertThat(reading.diagnostics()).extracting(Diagnostic::code).containsExactly("yaml.syntax");
  }

  @Test
  void refusedValueIsReportedOnce() {
    Reading reading = read("a: &x {k: 1}\n&y k: &z v\n*x : 1\n");

    assertThat(reading.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("yaml.anchor", "yaml.anchor", "yaml.anchor");
    assertThat(read("a: *x\nb: *x\n").diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("yaml.alias", "yaml.alias");
  }

  @Test
  void thousandsOfLevelsAreRefusedWithoutOverflow() {
    Reading reading = read("a: " + "[".repeat(1_000_000));

    assertThat(reading.diagnostics()).isNotEmpty();
    assertThat(reading.isComplete()).isFalse();
  }

  @Test
  void whatATagHoldsIsNotJudged() {
    Reading reading = read("a: !!set {x, y}\nb: !t [1, {c:}]\nd: 1\n");

    assertThat(reading.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("yaml.tag", "yaml.tag");
    assertThat(((MapNode) reading.documents().get(0).root()).keys()).containsExactly("a", "b", "d");
    assertThat(read("a: !t " + "[".repeat(100_000)).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("yaml.tag", "yaml.depth");
  }

  @Test
  void readingGoesOnAfterAKeyThatIsNone() {
    Reading reading = read("{{ name }}: 1\n? [a, b]\n: {c: 2}\nd: 3\n");

    assertThat(reading.isComplete()).isTrue();
    assertThat(((MapNode) reading.documents().get(0).root()).keys()).containsExactly("d");
    assertThat(reading.diagnostics())
        .extracting(problem -> problem.location() + " " + problem.code())
        .containsExactly("f.yaml:1:1 yaml.syntax", "f.yaml:2:3 yaml.syntax");
  }

  @Test
  void oneLineOfTemplatesIsOneMistake() {
    assertThat(read("a: {{{ x }}: {{ y }}}\n").diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("yaml.syntax");
  }

  @Test
  void longNumbersAreText() {
    assertThat(value("a: 1" + "0".repeat(5000)).asInteger()).isEmpty();
  }

  private static Reading read(String text) {
    return new StrictReader().read("f.yaml", text);
  }

  private static MapNode root(String text) {
    Reading reading = read(text);
    assertThat(reading.diagnostics()).isEmpty();
    return (MapNode) reading.documents().get(0).root();
  }

  private static ScalarNode value(String text) {
    return (ScalarNode) Objects.requireNonNull(root(text).get("a"));
  }
}
