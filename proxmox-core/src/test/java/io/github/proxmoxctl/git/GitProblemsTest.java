package io.github.proxmoxctl.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import java.io.IOException;
import org.eclipse.jgit.errors.TransportException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitProblemsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://u:p@f/a.git: not authorized                               | git.credentials",
        "https://f/a.git: git-receive-pack not permitted on 'https://f/'   | git.credentials",
        "Authentication is required but no CredentialsProvider has been registered | git.credentials",
        "ssh://git@f/a.git: Auth fail                                      | git.credentials",
        "Secure connection to https://f/a could not be established because of SSL problems | git.certificate",
        "https://f/a.git: cannot open git-upload-pack                      | git.unreachable",
        "https://f/a.git/info/refs?service=git-upload-pack not found: Not Found | git.remoteMissing",
      })
  void aFailureIsToldByWhatToDoAboutIt(String message, String code) {
    Diagnostic problem =
        GitProblems.remote(
                "push to",
                "https://u:p@forge.example.org/a.git",
                new TransportException(message, new IOException("timeout")))
            .diagnostics()
            .get(0);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.remedy()).isNotBlank();
    assertThat(problem.detail()).contains("timeout");
    assertThat(problem.toString()).doesNotContain("u:p").doesNotContain("CredentialsProvider:");
  }
}
