package io.github.proxmoxctl.validation;

import static io.github.proxmoxctl.model.TestServer.named;
import static io.github.proxmoxctl.validation.TestVariables.said;
import static io.github.proxmoxctl.validation.TestVariables.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.Ipv4Address;
import io.github.proxmoxctl.model.RoleUse;
import io.github.proxmoxctl.model.Server.Address;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestRole;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.Variable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a host must be for its roles: its system, ports, mounts, log-in, address and targets. */
class HostsOfRolesTest {

  private final TestEstate estate = new TestEstate();

  @Test
  void roleTwiceIsReported() {
    assertThat(said(new RoleDuplicates().check(estate.with(named("a").role("web").role("web")))))
        .containsExactly("role.duplicate: \"a\" has the role \"web\" twice");
  }

  @Test
  void roleOfAnotherSystemIsReported() {
    estate
        .role(TestRole.named("rpm").osFamilies("el"))
        .role(TestRole.named("shop").dependsOn("rpm"))
        .externalHost(TestEstate.externalHost("erp", "192.0.2.1", RoleUse.of("rpm")));

    assertThat(
            said(
                new OsFamilies()
                    .check(estate.with(named("a").role("shop"), named("b").role("web")))))
        .containsExactly(
            "role.osFamily: the role \"rpm\" is for el, and \"a\" is debian",
            "role.osFamily: the role \"rpm\" is for el, and \"erp\" is debian");
  }

  @Test
  void twoRolesOnOnePortAreReported() {
    estate.role(TestRole.named("shop").port(80).exporter("shop", 9404));

    assertThat(said(new ServicePorts().check(estate.with(named("a").role("web").role("shop")))))
        .containsExactly(
            "port.clash: on \"a\" the roles \"web\" and \"shop\" would both listen on port 80");
    assertThat(
            new ServicePorts()
                .check(
                    estate.with(
                        named("a")
                            .role(use("web", Map.of("web_port", new Variable.Whole(8081))))
                            .role("shop"))))
        .isEmpty();
  }

  @Test
  void mountsAreTheirOwn() {
    assertThat(
            said(
                new Mounts()
                    .check(
                        estate.with(
                            named("a")
                                .disk("system", 5, "xfs", "/data")
                                .disk("b", 5, "xfs", "/srv")
                                .disk("c", 5, "xfs", "/srv")
                                .disk("d", 5, "xfs", "/usr/share")
                                .disk("e", 5, "xfs", "/users")))))
        .containsExactly(
            "mount.boot: the boot disk has the image's file systems already",
            "mount.duplicate: \"a\" would mount two disks at \"/srv\"",
            "mount.system: a disk mounted at \"/usr/share\" would hide the system's");
  }

  @Test
  void hostThatNobodyCanLogInToIsReported() {
    estate.externalHost(external("erp", null, null, List.of(RoleUse.of("web"))));

    List<Diagnostic> problems =
        new Logins().check(estate.with(named("a").sshKeys().role("web"), named("b").sshKeys()));

    assertThat(said(problems))
        .containsExactly(
            "ssh.noKey: Ansible can't log in to \"a\": it has no `sshKeys`",
            "ssh.missing: \"erp\" has roles, and no `ssh` to log in by",
            "os.missing: \"erp\" has roles, and does not say its operating system");
    assertThat(problems).extracting(Diagnostic::isError).containsExactly(false, true, true);
  }

  @Test
  void serverIsManagedThroughOneKnownAddress() {
    TestServer dhcp = named("a").nic("n", "app", new Address.Dhcp(), null);

    assertThat(said(new ManagementAddresses().check(estate.with(dhcp)))).isEmpty();
    assertThat(said(new ManagementAddresses().check(estate.with(dhcp.role("web")))))
        .containsExactly(
            "management.unknown: \"a\" cannot be configured: its address comes from DHCP");
    assertThat(said(new ManagementAddresses().check(estate.with(named("a").role("web")))))
        .containsExactly(
            "management.unknown: \"a\" cannot be configured: it has no network interface");
    assertThat(
            said(
                new ManagementAddresses()
                    .check(
                        estate.with(
                            named("a")
                                .managementNic("x", "app", new Address.Auto())
                                .managementNic("y", "app", new Address.Auto())))))
        .containsExactly("management.several: \"a\" would be managed through x and y");
    assertThat(
            said(
                new ManagementAddresses()
                    .check(
                        estate.with(
                            named("a")
                                .nic("x", "app")
                                .managementNic("y", "app", new Address.Dhcp())))))
        .containsExactly("management.dhcp: \"a\" would be managed through an address from DHCP");
  }

  @Test
  void targetIsScrapedOnce() {
    Address fixed = new Address.Fixed(Ipv4Address.parse("10.1.0.20").orElseThrow());
    estate
        .externalHost(external("erp", "debian", "node", List.of()))
        .externalHost(external("old", "debian", "other", List.of()));

    assertThat(
            said(
                new UniqueTargets()
                    .check(
                        estate.with(
                            named("a").nic("n", "app", fixed, null).role("node_exporter"),
                            named("b").nic("n", "app").role("node_exporter"),
                            named("c").nic("n", "app").role("node_exporter")))))
        .containsExactly(
            "target.duplicate: job \"node\" would scrape 10.1.0.20:9100 twice, for \"a\" and"
                + " \"erp\"");
  }

  private static ExternalHost external(
      String name, @Nullable String family, @Nullable String job, List<RoleUse> roles) {
    return new ExternalHost(
        name,
        "shop",
        "10.1.0.20",
        null,
        family,
        roles,
        job == null ? List.of() : List.of(new ExternalHost.Endpoint(job, 9100, "/metrics")),
        Map.of(),
        named(name).build().origins());
  }
}
