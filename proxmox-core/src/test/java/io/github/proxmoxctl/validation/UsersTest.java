package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.User;
import io.github.proxmoxctl.model.Variable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UsersTest {

  @Test
  void peopleWithNamesOfTheirOwnHold() {
    assertThat(check(user("ada", "ssh-ed25519 AAAA ada"), user("bob", "ssh-ed25519 BBBB bob")))
        .isEmpty();
  }

  @Test
  void oneNameTwiceTheImagesUserAndRootAreReported() {
    assertThat(
            check(
                user("ada", "ssh-ed25519 AAAA ada"),
                user("ada", "ssh-ed25519 BBBB ada"),
                user("debian", "ssh-ed25519 AAAA ada"),
                user("root", "ssh-ed25519 AAAA ada")))
        .extracting(Diagnostic::code)
        .containsExactly("user.duplicate", "user.reserved", "user.reserved");
  }

  @Test
  void whoCannotLogInIsAWarningUnlessTheAccountGoes() {
    assertThat(check(user("ada"))).extracting(Diagnostic::code).containsExactly("user.noKey");
    assertThat(check(user("ada")).get(0).isError()).isFalse();
    assertThat(check(new User("bob", List.of(), List.of(), "/bin/bash", false, true))).isEmpty();
  }

  @Test
  void usersInTwoPlacesAreReported() {
    var base =
        new RoleUse(
            "base",
            new TreeMap<>(Map.of("base_users", new Variable.Items(List.of()))),
            new TreeMap<>());
    assertThat(
            new Users()
                .check(
                    new TestEstate()
                        .with(
                            TestServer.named("web")
                                .role(base)
                                .users(user("ada", "ssh-ed25519 AAAA ada")))))
        .extracting(Diagnostic::code)
        .containsExactly("user.twoPlaces");
    assertThat(new Users().check(new TestEstate().with(TestServer.named("web").role(base))))
        .isEmpty();
  }

  private static List<Diagnostic> check(User... users) {
    return new Users().check(new TestEstate().with(TestServer.named("web").users(users)));
  }

  private static User user(String name, String... keys) {
    return new User(name, List.of(keys), List.of(), "/bin/bash", false, false);
  }
}
