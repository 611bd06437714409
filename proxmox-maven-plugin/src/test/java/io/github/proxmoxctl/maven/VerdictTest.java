package io.github.proxmoxctl.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.diagnostic.Outcome;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class VerdictTest {

  @ParameterizedTest
  @EnumSource(names = {"OK", "CHANGES_PRESENT"})
  void changesAreASuccess(Outcome outcome) {
    Verdict verdict = Verdict.of("plan", outcome);
    assertThat(verdict.isSuccess()).isTrue();
    assertThatCode(verdict::deliver).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(names = {"INVALID", "REFUSED"})
  void theAnswerIsNo(Outcome outcome) {
    assertThatThrownBy(Verdict.of("plan", outcome)::deliver)
        .isInstanceOf(MojoFailureException.class)
        .hasNoCause();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"OK", "CHANGES_PRESENT", "INVALID", "REFUSED"})
  void theRestCouldNotBeDone(Outcome outcome) {
    assertThatThrownBy(Verdict.of("plan", outcome)::deliver)
        .isInstanceOf(MojoExecutionException.class)
        .hasNoCause();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"OK", "CHANGES_PRESENT"})
  void everyMessageIsOneLineAndNamesACommandOrParameter(Outcome outcome) {
    assertThat(Verdict.of("apply", outcome).message())
        .hasLineCount(1)
        .containsPattern("proxmox:(apply|help)|-Dproxmox\\.");
  }
}
