package io.github.proxmoxctl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DiagnosticTest {

  private static Diagnostic at(String file, int line, int column, String code) {
    return Diagnostic.error(code, "summary", new Location(file, line, column, 1));
  }

  @Test
  void ordersByFileLineAndColumnAndLeavesThePlacelessForLast() {
    List<Diagnostic> ordered =
        List.of(
            at("catalog/a.yaml", 9, 1, "x"),
            at("servers/a.yaml", 2, 30, "x"),
            at("servers/a.yaml", 10, 2, "x"),
            at("servers/a.yaml", 10, 11, "x"),
            Diagnostic.warning("x", "summary", new Location("servers/a.yaml", 10, 11, 1)),
            at("servers/b.yaml", 1, 1, "x"),
            at("servers/b.yaml", 1, 1, "y"),
            Diagnostic.error("a", "placeless", null));
    List<Diagnostic> shuffled = new ArrayList<>(ordered);
    Collections.shuffle(shuffled, new Random(1));
    assertThat(shuffled.stream().sorted().toList()).isEqualTo(ordered);
  }

  @Test
  void growsWithoutChangingTheOriginal() {
    Diagnostic bare = Diagnostic.error("reference.unknown", "no network \"ap\"", null);
    Location other = Location.ofFile("catalog/networks.yaml");
    Diagnostic full = bare.because("why").next("do this").see(other, "first defined here");
    assertThat(bare.detail()).isNull();
    assertThat(bare.related()).isEmpty();
    assertThat(full.detail()).isEqualTo("why");
    assertThat(full.remedy()).isEqualTo("do this");
    assertThat(full.related()).containsExactly(new RelatedLocation(other, "first defined here"));
    assertThat(full.see(null, "nowhere")).isSameAs(full);
    assertThat(full.isError()).isTrue();
    assertThat(Diagnostic.warning("x", "y", null).isError()).isFalse();
  }

  @Test
  void anExceptionCarriesAllThatIsToBeTold() {
    Diagnostic one = Diagnostic.error("a", "first", null);
    Diagnostic other = Diagnostic.error("b", "second", null);
    DiagnosticException thrown = new DiagnosticException(Outcome.LOCKED, List.of(one, other));
    assertThat(thrown).hasMessage("first; second");
    assertThat(thrown.outcome()).isEqualTo(Outcome.LOCKED);
    assertThat(thrown.diagnostics()).containsExactly(one, other);
    assertThat(DiagnosticException.error(one).outcome()).isEqualTo(Outcome.ERROR);
  }

  @Test
  void aLocationReadsAsEditorsAndTerminalsFollowIt() {
    Location location = new Location("servers/shop/web.yaml", 14, 24, 2);
    assertThat(location).hasToString("servers/shop/web.yaml:14:24");
    assertThat(location.fileAndLine()).isEqualTo("servers/shop/web.yaml:14");
    assertThatThrownBy(() -> new Location("x", 0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Location("x", 1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Location("x", 1, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
