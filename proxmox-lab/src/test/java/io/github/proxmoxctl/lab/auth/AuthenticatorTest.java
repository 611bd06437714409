package io.github.proxmoxctl.lab.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.proxmoxctl.lab.auth.Authenticator.Session;
import io.github.proxmoxctl.lab.refusal.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthenticatorTest {
  private static final byte[] KEY = {1, 2, 3, 4};
  private static final Clock NOW =
      Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC);

  private final Authenticator users = at(NOW);

  @Test
  void aTokenCarriesItsRolesPrivileges() {
    Identity identity =
        users.authenticate("PVEAPIToken=proxmoxctl@pve!apply=secret", null, null, true);
    assertThat(identity.id()).isEqualTo("proxmoxctl@pve!apply");
    assertThat(identity.may("VM.Allocate")).isTrue();
    assertThat(identity.may("Sys.PowerMgmt")).isFalse();
  }

  @Test
  void aRoleWithoutASecretHasNoWayIn() {
    assertThatThrownBy(() -> users.login("proxmoxctl-plan@pve", ""))
        .isInstanceOf(Refusal.class)
        .hasMessage("authentication failure");
  }

  @Test
  void aTicketIsGoodForTwoHours() {
    Session session = users.login("proxmoxctl@pve", "secret");
    String cookie = "a=b; PVEAuthCookie=" + session.ticket();
    assertThat(users.authenticate(null, cookie, session.csrfToken(), true).id())
        .isEqualTo("proxmoxctl@pve");
    Authenticator later = at(Clock.offset(NOW, Duration.ofHours(2)));
    assertThatThrownBy(() -> later.authenticate(null, cookie, null, false))
        .hasMessage("permission denied - invalid PVE ticket");
    Authenticator other = new Authenticator(Map.of(Role.APPLY, "secret"), new byte[] {9}, NOW);
    assertThatThrownBy(() -> other.authenticate(null, cookie, null, false))
        .hasMessage("permission denied - invalid PVE ticket");
  }

  @Test
  void theCsrfTokenOfAnotherUserIsRefused() {
    Session session = users.login("proxmoxctl@pve", "secret");
    String cookie = "PVEAuthCookie=" + session.ticket();
    for (String wrong : new String[] {"", "x", "6B49D200:xyz", session.csrfToken() + "x"}) {
      assertThatThrownBy(() -> users.authenticate(null, cookie, wrong, true))
          .hasMessage("Permission denied - invalid csrf token");
    }
    assertThat(users.authenticate(null, cookie, null, false).id()).isEqualTo("proxmoxctl@pve");
  }

  private static Authenticator at(Clock clock) {
    return new Authenticator(Map.of(Role.APPLY, "secret"), KEY, clock);
  }
}
