package io.github.proxmoxctl.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.diagnostic.Sources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnosticTextTest {

  private static final Sources SOURCES =
      new Sources(
          Map.of("a.yaml", "x: 1\n\t日本: ap # \u001b\ny: 2\n", "b.yaml", "n: 1\n".repeat(200)));

  @Test
  void showsLineCaretAndSuggestionWithItsPlace() {
    Diagnostic problem =
        Diagnostic.error(
                "reference.unknown", "there is no network \"ap\"", new Location("a.yaml", 2, 6, 2))
            .next("did you mean \"app\"?")
            .see(new Location("c.yaml", 3, 9, 3), "declared here");

    assertThat(DiagnosticText.render(List.of(problem), SOURCES, Style.PLAIN))
        .isEqualTo(
            """
            error[reference.unknown]: there is no network "ap"
              --> a.yaml:2:6
               |
             2 |     日本: ap # \\u001b
               |           ^^ did you mean "app"? (c.yaml:3)
            """);
  }

  @Test
  void showsReasonOtherPlacesAndRemedy() {
    Diagnostic problem =
        Diagnostic.warning("w", "odd", new Location("b.yaml", 150, 4, 9))
            .because("one\ntwo")
            .see(new Location("c.yaml", 3, 9, 3), "the other")
            .next("do this");

    assertThat(DiagnosticText.render(List.of(problem), SOURCES, Style.PLAIN))
        .isEqualTo(
            """
            warning[w]: odd
               --> b.yaml:150:4
                |
            150 | n: 1
                |    ^
                = one
                = two
                = the other: c.yaml:3:9
                = do this
            """);
  }

  @Test
  void doesWithoutExcerptWhereThereIsNone() {
    Diagnostic noFile =
        Diagnostic.error("a", "no tool", null).because("not found").next("install it");
    Diagnostic wholeFile =
        Diagnostic.error("b", "too large", Location.ofFile("b.yaml")).next("split it");
    Diagnostic unknownFile =
        Diagnostic.error("c", "odd", new Location("z.yaml", 2, 2, 1)).next("did you mean \"x\"?");

    assertThat(DiagnosticText.render(List.of(noFile, wholeFile, unknownFile), SOURCES, Style.PLAIN))
        .isEqualTo(
            """
            error[a]: no tool
              not found
              next: install it

            error[b]: too large
              --> b.yaml:1:1
               = split it

            error[c]: odd
              --> z.yaml:2:2
               = did you mean "x"?
            """);
  }

  @Test
  void colourAddsNothingButColour() {
    Diagnostic problem =
        Diagnostic.error("a", "b", new Location("a.yaml", 1, 1, 1)).next("did you mean \"x\"?");

    String coloured = DiagnosticText.render(List.of(problem), SOURCES, Style.ANSI);

    assertThat(coloured).contains("\u001b[1;31merror[a]\u001b[0m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(DiagnosticText.render(List.of(problem), SOURCES, Style.PLAIN));
  }

  @Test
  void controlCharactersOfOthersNeverReachTheTerminal() {
    Diagnostic problem =
        Diagnostic.error("a", "b\u001b[2J", new Location("x\u0007.yaml", 1, 2, 1))
            .because("c\u001b]0;")
            .next("d\u202e");

    assertThat(DiagnosticText.render(List.of(problem), SOURCES, Style.PLAIN))
        .doesNotContain("\u001b", "\u0007", "\u202e");
  }

  @Test
  void summaryCounts() {
    Diagnostic error = Diagnostic.error("a", "b", Location.ofFile("x"));
    Diagnostic other = Diagnostic.error("a", "b", Location.ofFile("y"));
    Diagnostic warning = Diagnostic.warning("a", "b", Location.ofFile("x"));

    assertThat(DiagnosticText.summary(List.of(), 1, Style.PLAIN))
        .isEqualTo("No problem in 1 file. Nothing was contacted.");
    assertThat(DiagnosticText.summary(List.of(error, other), 41, Style.PLAIN))
        .isEqualTo("2 errors in 2 of 41 files. Nothing was contacted.");
    assertThat(DiagnosticText.summary(List.of(error, warning), 41, Style.PLAIN))
        .isEqualTo("1 error and 1 warning in 1 of 41 files. Nothing was contacted.");
    assertThat(DiagnosticText.summary(List.of(warning), 2, Style.PLAIN))
        .isEqualTo("1 warning in 1 of 2 files. Nothing was contacted.");
    assertThat(DiagnosticText.summary(List.of(Diagnostic.error("a", "b", null)), 0, Style.PLAIN))
        .isEqualTo("1 error. Nothing was contacted.");
  }

  @Test
  void wrapsForATerminalAndPutsASuggestionBelowThatHasNoRoom() {
    Diagnostic problem =
        Diagnostic.error(
                "reference.unknown",
                "there is no network \"application\" in the catalog of this estate",
                new Location("a.yaml", 2, 6, 2))
            .next("did you mean \"a-network-with-a-long-name\"?")
            .see(new Location("catalog/networks.yaml", 3, 9, 3), "declared here");

    String text = DiagnosticText.render(List.of(problem), SOURCES, Style.PLAIN, 50);

    assertThat(text)
        .isEqualTo(
            """
            error[reference.unknown]: there is no network
              "application" in the catalog of this estate
              --> a.yaml:2:6
               |
             2 |     日本: ap # \\u001b
               |           ^^
               = declared here: catalog/networks.yaml:3:9
               = did you mean "a-network-with-a-long-name"?
            """);
    assertThat(text.lines()).allMatch(line -> DisplayWidth.of(line) <= 50);
  }
}
