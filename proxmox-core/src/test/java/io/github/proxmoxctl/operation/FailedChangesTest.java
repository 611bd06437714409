package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.Change;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.Effect;
import io.github.proxmoxctl.plan.ObjectChange;
import io.github.proxmoxctl.plan.ObjectKind;
import io.github.proxmoxctl.plan.ServerChange;
import io.github.proxmoxctl.terraform.ApplyResult;
import io.github.proxmoxctl.terraform.TerraformEvent;
import io.github.proxmoxctl.terraform.TerraformProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailedChangesTest {

  private static final Location OLD = new Location("servers/shop/old.yaml", 3, 1, 1);

  @Test
  void theFirstErrorSaysWhatWasDoneAndWhatWasNot() {
    List<Diagnostic> told =
        told(
            List.of(
                change("one", Action.CREATE),
                change("two", Action.CREATE),
                change("old", Action.DESTROY),
                change("three", Action.UPDATE),
                change("calm", Action.NONE)),
            Set.of("one"),
            List.of("one", "two", "old"),
            problem("two", "two: a datastore is full"),
            problem("old", "old: Proxmox could not do it"));
    assertThat(told)
        .extracting(Diagnostic::summary)
        .containsExactly(
            "two could not be created: a datastore is full",
            "old could not be destroyed: Proxmox could not do it");
    assertThat(told.get(0).detail())
        .isEqualTo("Proxmox said: no\ndone besides: one · not begun: three");
    assertThat(told.get(1).detail()).isEqualTo("Proxmox said: no");
    // what is declared no longer has the place where it was
    assertThat(told.get(1).location()).isEqualTo(OLD);
  }

  @Test
  void whatIsSaidTwiceIsToldOnceAndManyNamesAreCounted() {
    List<ServerChange> many =
        new ArrayList<>(
            IntStream.range(10, 30).mapToObj(n -> change("s" + n, Action.CREATE)).toList());
    List<Diagnostic> told =
        told(many, Set.of(), List.of("s10"), problem("s10", "s10: no"), problem("s10", "s10: no"));
    assertThat(told).hasSize(1);
    assertThat(told.get(0).detail())
        .endsWith(
            "done besides: none · not begun: s11, s12, s13, s14, s15, s16, s17, s18 and 11 more");
  }

  @Test
  void whatConcernsNoServerStaysAsItIs() {
    List<Diagnostic> told =
        told(
            List.of(change("one", Action.CREATE)),
            Set.of(),
            List.of(),
            new TerraformProblem(null, null, null, Diagnostic.error("state.locked", "no", null)));
    assertThat(told.get(0).summary()).isEqualTo("no");
    assertThat(told.get(0).detail()).isEqualTo("done besides: none · not begun: one");
  }

  @Test
  void anObjectIsToldByItsNameAndPlace() {
    String job = "module.job[\"daily\"].proxmox_backup_job.job";
    Location place = new Location("catalog/backups.yaml", 5, 9, 5);
    List<Diagnostic> told =
        told(
            List.of(
                object("weekly", "module.job[\"weekly\"].x", null), object("daily", job, place)),
            Set.of(),
            List.of(),
            new TerraformProblem(
                job,
                null,
                null,
                Diagnostic.error("cluster.refused", "the cluster refused it", null)
                    .because("Proxmox said: no")));
    assertThat(told.get(0).summary())
        .isEqualTo("backup job daily could not be changed: the cluster refused it");
    assertThat(told.get(0).location()).isEqualTo(place);
    assertThat(told.get(0).detail()).contains("not begun: backup job daily, backup job weekly");
  }

  private static ObjectChange object(String name, String address, @Nullable Location place) {
    return new ObjectChange(
        ObjectKind.BACKUP_JOB,
        name,
        address,
        Action.UPDATE,
        Effect.ONLINE,
        List.of(),
        "",
        place,
        Digest.of(List.of(name)));
  }

  private static List<Diagnostic> told(
      List<? extends Change> changes,
      Set<String> done,
      List<String> begun,
      TerraformProblem... problems) {
    ApplyResult result =
        new ApplyResult(
            false,
            false,
            begun.stream().map(FailedChangesTest::begun).toList(),
            List.of(),
            List.of(problems),
            false);
    Set<String> addresses = Set.copyOf(done.stream().map(FailedChangesTest::address).toList());
    return new FailedChanges(Map.of(), changes, addresses, result).diagnostics();
  }

  private static TerraformProblem problem(String server, String summary) {
    return new TerraformProblem(
        address(server),
        server,
        null,
        Diagnostic.error("cluster.refused", summary, null).because("Proxmox said: no"));
  }

  private static TerraformEvent.Apply begun(String server) {
    return new TerraformEvent.Apply(
        TerraformEvent.Step.START, address(server), server, "create", Duration.ZERO, null);
  }

  private static String address(String server) {
    return "module.server[\"" + server + "\"].proxmox_virtual_environment_vm.vm";
  }

  private static ServerChange change(String server, Action action) {
    return new ServerChange(
        server,
        100,
        address(server),
        null,
        action,
        Effect.ONLINE,
        List.of(),
        "",
        false,
        server.equals("old") ? OLD : null,
        Digest.of(List.of("x")));
  }
}
