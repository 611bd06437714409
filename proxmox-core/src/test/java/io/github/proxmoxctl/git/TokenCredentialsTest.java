package io.github.proxmoxctl.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenCredentialsTest {

  private final CredentialItem.Username user = new CredentialItem.Username();
  private final CredentialItem.Password password = new CredentialItem.Password();

  @ParameterizedTest
  @CsvSource({
    "https://forge.example.org/a.git,      https://forge.example.org/a.git/info/refs, true",
    "https://forge.example.org/a.git,      https://FORGE.example.org/b,               true",
    "https://forge.example.org/a.git,      https://evil.example.org/a.git,            false",
    "https://forge.example.org/a.git,      http://forge.example.org/a.git,            false",
    "https://forge.example.org/a.git,      https://forge.example.org:8443/a.git,      false",
    "http://forge.example.org/a.git,       http://forge.example.org/a.git,            false",
    "http://127.0.0.1:8080/a.git,          http://127.0.0.1:8080/a.git,               true",
    "http://localhost:8080/a.git,          http://localhost:8080/a.git,               true",
  })
  void theTokenGoesToTheRemotesOwnHostOnly(String remote, String asking, boolean isGiven)
      throws Exception {
    var credentials =
        new TokenCredentials(new URIish(remote), new GitCredentials(() -> Optional.of("t0ken")));
    assertThat(credentials.get(new URIish(asking), user, password)).isEqualTo(isGiven);
    assertThat(password.getValue()).isEqualTo(isGiven ? "t0ken".toCharArray() : null);
  }

  @Test
  void aQuestionThatOnlyAPersonCanAnswerIsNotAnswered() throws Exception {
    var credentials =
        new TokenCredentials(
            new URIish("https://forge.example.org/a.git"),
            new GitCredentials(() -> Optional.of("t0ken")));
    assertThat(
            credentials.get(
                new URIish("https://forge.example.org/a.git"),
                new CredentialItem.YesNoType("Trust this certificate?")))
        .isFalse();
    assertThat(credentials.isInteractive()).isFalse();
  }
}
