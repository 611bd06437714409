package io.github.proxmoxctl.validation;

import static io.github.proxmoxctl.model.TestServer.named;
import static io.github.proxmoxctl.validation.TestVariables.said;
import static io.github.proxmoxctl.validation.TestVariables.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.Server.Address;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestRole;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.Undecoded;
import io.github.proxmoxctl.model.Variable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code addressOf} and {@code membersOf}. */
class HostReferencesTest {

  private final Rule addresses = new AddressReferences(Undecoded.NOTHING);
  private final Rule members = new MemberReferences(Undecoded.NOTHING);
  private final TestEstate estate =
      new TestEstate().externalHost(TestEstate.externalHost("erp", "192.0.2.1"));

  @Test
  void knownAddressesHold() {
    assertThat(
            said(
                addresses.check(
                    estate.with(
                        asking(new Variable.AddressOf("db", null)),
                        asking(new Variable.AddressOf("db", "app")),
                        asking(new Variable.AddressOf("erp", null)),
                        named("db").nic("n", "app")))))
        .isEmpty();
  }

  @Test
  void unknownAddressesAreReportedEvenWithinLists() {
    Variable list = new Variable.Items(List.of(new Variable.AddressOf("none", null)));

    assertThat(
            said(
                addresses.check(
                    estate.with(
                        asking(list),
                        asking(new Variable.AddressOf("db", "store")),
                        asking(new Variable.AddressOf("late", null)),
                        asking(new Variable.AddressOf("bare", null)),
                        asking(new Variable.AddressOf("erp", "app")),
                        named("db").nic("n", "app"),
                        named("late").nic("n", "app", new Address.Dhcp(), null),
                        named("bare")))))
        .containsExactly(
            "reference.unknown: there is no server \"none\"",
            "reference.network: \"db\" has no interface in network \"store\"",
            "reference.dhcp: the address of \"late\" comes from DHCP",
            "reference.network: \"bare\" has no network interface",
            "reference.network: \"erp\" is an external host and has one address");
  }

  @Test
  void serverThatCouldNotBeDecodedIsNotMissing() {
    var undecoded = new Undecoded(false, Map.of("Server", Set.of("shop-db")));

    assertThat(
            new AddressReferences(undecoded)
                .check(estate.with(asking(new Variable.AddressOf("shop-db-1", null)))))
        .isEmpty();
  }

  @Test
  void membersWithAddressesHold() {
    assertThat(
            members.check(
                estate.with(
                    asking(new Variable.MembersOf("was", null)),
                    named("app").nic("n", "app").role("was"))))
        .isEmpty();
  }

  @Test
  void noMembersIsAWarning() {
    List<Diagnostic> problems =
        members.check(
            estate.with(
                asking(new Variable.MembersOf("was", null)),
                named("app").stack("blog").nic("n", "app").role("was")));

    assertThat(said(problems))
        .containsExactly("reference.noMembers: no server of stack \"shop\" has the role \"was\"");
    assertThat(problems).noneMatch(Diagnostic::isError);
  }

  @Test
  void memberWithoutAKnownAddressIsReported() {
    assertThat(
            said(
                members.check(
                    estate.with(
                        asking(new Variable.MembersOf("was", null)),
                        asking(new Variable.MembersOf("none", null)),
                        named("app").nic("n", "app", new Address.Dhcp(), null).role("was")))))
        .containsExactly(
            "reference.dhcp: the address of \"app\" comes from DHCP",
            "reference.unknown: there is no role \"none\"");
  }

  @Test
  void documentOfARoleIsAskedForEveryStackThatHasIt() {
    estate.role(
        TestRole.named("cache").variable("cache_peers", new Variable.MembersOf("was", null)));

    assertThat(
            said(
                members.check(
                    estate.with(
                        named("a").nic("n", "app").role("cache").role("was"),
                        named("b").stack("blog").nic("n", "app").role("cache")))))
        .containsExactly("reference.noMembers: no server of stack \"blog\" has the role \"was\"");
  }

  private static TestServer asking(Variable variable) {
    return named("asking").nic("n", "app").role(use("web", Map.of("web_x", variable)));
  }
}
