package io.github.proxmoxctl.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Outcome;
import io.github.proxmoxctl.render.OutputFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class ParameterTextTest {

  @Test
  void caseDoesNotMatter() {
    assertThat(ParameterText.output("Json", OutputFormat.ofEveryGoal()))
        .isEqualTo(OutputFormat.JSON);
    assertThat(ParameterText.color("NEVER")).isEqualTo(Color.NEVER);
  }

  @Test
  @ResourceLock(Resources.LOCALE)
  void norDoesATurkishLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      assertThat(ParameterText.output("markdown", OutputFormat.ofEveryGoal()))
          .isEqualTo(OutputFormat.MARKDOWN);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void missingIsTheDefault() {
    assertThat(ParameterText.output(null, OutputFormat.ofEveryGoal())).isEqualTo(OutputFormat.TEXT);
    assertThat(ParameterText.color(" ")).isEqualTo(Color.AUTO);
    assertThat(ParameterText.lockTimeout("")).isZero();
    assertThat(ParameterText.names(null)).isEmpty();
  }

  @Test
  void aWrongValueIsAnsweredWithTheRightOnes() {
    assertThatThrownBy(() -> ParameterText.output("yaml", OutputFormat.ofEveryGoal()))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            problem -> {
              assertThat(problem.outcome()).isEqualTo(Outcome.USAGE);
              assertThat(problem.diagnostics())
                  .singleElement()
                  .satisfies(
                      diagnostic -> {
                        assertThat(diagnostic.summary())
                            .isEqualTo("proxmox.output cannot be \"yaml\"");
                        assertThat(diagnostic.remedy())
                            .isEqualTo("give one of: text, markdown, json");
                      });
            });
  }
}
