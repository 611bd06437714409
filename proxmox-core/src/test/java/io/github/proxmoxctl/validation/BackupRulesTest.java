package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.Retention;
import io.github.proxmoxctl.model.ServerSelector;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.TestStack;
import io.github.proxmoxctl.model.Undecoded;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BackupRulesTest {

  private static final Retention KEEP = new Retention.Counts(1, 0, 0, 0, 0, 0);
  private static final ServerSelector ALL =
      new ServerSelector(true, new TreeMap<>(), List.of(), List.of(), List.of());

  @Test
  void policyOfAServerIsDeclared() {
    TestServer web = TestServer.named("web").backups("daily");
    var rule = new BackupReferences(Undecoded.NOTHING);

    assertThat(rule.check(new TestEstate().backupPolicy("daily", KEEP, nobody()).with(web)))
        .isEmpty();
    assertThat(rule.check(new TestEstate().with(web)))
        .extracting(Diagnostic::summary)
        .containsExactly("there is no backup policy \"daily\"");
    assertThat(
            new BackupReferences(new Undecoded(false, Map.of("BackupPolicy", Set.of("daily"))))
                .check(new TestEstate().with(web)))
        .isEmpty();
  }

  @Test
  void retentionKeepsSomething() {
    var rule = new BackupRetention();

    assertThat(rule.check(with(KEEP))).isEmpty();
    assertThat(rule.check(with(new Retention.ByStorage()))).isEmpty();
    assertThat(rule.check(with(new Retention.Everything()))).isEmpty();
    assertThat(rule.check(with(new Retention.Counts(0, 0, 0, 0, 0, 0))))
        .extracting(Diagnostic::code)
        .containsExactly("backup.retention");
  }

  @Test
  void requiredServerIsBackedUpByItsOwnWordOrByASelector() {
    var rule = new RequiredBackups(Undecoded.NOTHING);
    TestServer web = TestServer.named("web");

    assertThat(rule.check(new TestEstate().requireBackup(ALL).with(web)))
        .extracting(Diagnostic::code)
        .containsExactly("backup.required");
    assertThat(
            rule.check(
                new TestEstate()
                    .requireBackup(ALL)
                    .backupPolicy("daily", KEEP, nobody())
                    .with(web)))
        .extracting(Diagnostic::remedy)
        .containsExactly("add, such as, `backup: [daily]`");
    assertThat(
            rule.check(
                new TestEstate().requireBackup(ALL).backupPolicy("daily", KEEP, ALL).with(web)))
        .isEmpty();
    assertThat(
            rule.check(
                new TestEstate()
                    .requireBackup(ALL)
                    .backupPolicy("daily", KEEP, nobody())
                    .with(TestServer.named("web").backups("daily"))))
        .isEmpty();
    assertThat(rule.check(new TestEstate().with(web))).isEmpty();
  }

  @Test
  void environmentIsThatOfTheStackOrOfTheServersOwnLabel() {
    var rule = new RequiredBackups(Undecoded.NOTHING);
    var production =
        new ServerSelector(false, new TreeMap<>(), List.of("production"), List.of(), List.of());
    TestEstate estate =
        new TestEstate()
            .stack(TestStack.named("shop").environment("production"))
            .requireBackup(production);

    assertThat(rule.check(estate.with(TestServer.named("web"))))
        .extracting(Diagnostic::code)
        .containsExactly("backup.required");
    assertThat(rule.check(estate.with(TestServer.named("web").label("env", "test")))).isEmpty();
    assertThat(rule.check(estate.with(TestServer.named("web").stack("office")))).isEmpty();
    assertThat(new Selectors(Undecoded.NOTHING).check(estate.with(TestServer.named("web"))))
        .isEmpty();
    TestEstate misspelt =
        new TestEstate()
            .stack(TestStack.named("shop").environment("prodution"))
            .requireBackup(production);
    assertThat(new Selectors(Undecoded.NOTHING).check(misspelt.with(TestServer.named("web"))))
        .extracting(Diagnostic::remedy)
        .containsExactly("did you mean \"prodution\"?");
    assertThat(
            new Selectors(new Undecoded(false, Map.of("Stack", Set.of("shop"))))
                .check(misspelt.with(TestServer.named("web"))))
        .isEmpty();
  }

  @Test
  void policyThatCouldNotBeDecodedMayBackItUp() {
    assertThat(
            new RequiredBackups(new Undecoded(false, Map.of("BackupPolicy", Set.of("daily"))))
                .check(new TestEstate().requireBackup(ALL).with(TestServer.named("web"))))
        .isEmpty();
  }

  @Test
  void selectorsSelectByWhatIsThere() {
    var rule = new Selectors(Undecoded.NOTHING);
    TestServer web = TestServer.named("web-1").replica("web", 1).label("env", "production");

    assertThat(rule.check(selecting(labels("env", "production")).with(web))).isEmpty();
    assertThat(rule.check(selecting(labels("evn", "production")).with(web)))
        .extracting(Diagnostic::remedy)
        .containsExactly("did you mean \"env\"?");
    assertThat(rule.check(selecting(labels("env", "prodution")).with(web)))
        .extracting(Diagnostic::remedy)
        .containsExactly("did you mean \"production\"?");
    assertThat(rule.check(selecting(named("web")).with(web))).isEmpty();
    assertThat(rule.check(selecting(named("web-1")).with(web))).isEmpty();
    assertThat(rule.check(selecting(named("web-2")).with(web)))
        .extracting(Diagnostic::summary)
        .containsExactly("there is no server \"web-2\"");
    assertThat(rule.check(new TestEstate().requireBackup(labels("tier", "x")).with(web)))
        .extracting(Diagnostic::code)
        .containsExactly("selector.unknown");
    assertThat(
            new Selectors(new Undecoded(false, Map.of("Server", Set.of("db"))))
                .check(selecting(named("db")).with(web)))
        .isEmpty();
  }

  @Test
  void notesHavePlaceholdersThatProxmoxFillsIn() {
    var rule = new BackupNotes();
    var estate =
        new TestEstate()
            .backupPolicy("good", KEEP, nobody(), "{{guestname}} of {{cluster}}: {{ no }} {x}")
            .backupPolicy("bad", KEEP, nobody(), "{{guest_name}} and {{date}}");

    assertThat(rule.check(estate.with()))
        .extracting(Diagnostic::summary, Diagnostic::remedy)
        .containsExactly(
            tuple("Proxmox knows no \"{{guest_name}}\" in notes", "did you mean {{guestname}}?"),
            tuple(
                "Proxmox knows no \"{{date}}\" in notes",
                "write {{guestname}}, {{vmid}}, {{node}} or {{cluster}}"));
  }

  private static DesiredState with(Retention keep) {
    return new TestEstate().backupPolicy("daily", keep, nobody()).with(TestServer.named("web"));
  }

  private static TestEstate selecting(ServerSelector selector) {
    return new TestEstate().backupPolicy("daily", KEEP, selector);
  }

  private static ServerSelector nobody() {
    return ServerSelector.NONE;
  }

  private static ServerSelector labels(String key, String value) {
    return new ServerSelector(
        false, new TreeMap<>(Map.of(key, value)), List.of(), List.of(), List.of());
  }

  private static ServerSelector named(String name) {
    return new ServerSelector(false, new TreeMap<>(), List.of(), List.of(name), List.of());
  }
}
