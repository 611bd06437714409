package io.github.proxmoxctl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.proxmoxctl.lab.api.RequestPattern;
import io.github.proxmoxctl.lab.fault.Fault;
import io.github.proxmoxctl.lab.fault.When;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster's bad days, with the real Terraform and the real provider: what a person is told, and
 * that the next run goes on. Each test has a stack of its own.
 */
@Timeout(600)
class ClusterFaultsIT {

  private static final RequestPattern CLONE = RequestPattern.parse("POST nodes/*/qemu/*/clone");
  private static final RequestPattern CONFIG = RequestPattern.parse("PUT nodes/*/qemu/*/config");
  private static final RequestPattern READS = RequestPattern.parse("GET nodes/**");

  @TempDir static Path folder;
  private static Scene scene;

  @BeforeAll
  static void open() {
    scene = Scene.of(folder, InfraRepo.server("calm"));
    scene.repo().delete("servers/shop/servers.yaml");
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  @AfterEach
  void clear() {
    scene.lab().faults().clear(List.of());
  }

  @Test
  void anErrorOfOneServerNamesItAndTheOthersAreDone() {
    Estate estate =
        declare(
            "errors",
            InfraRepo.server("errors-a", "firewall:", "  rules: [{action: ACCEPT, macro: HTTP}]"),
            server("errors-b"));
    estate.plan();
    int victim = estate.vmId("errors-b");
    RequestPattern config = new RequestPattern("PUT", "nodes/*/qemu/*/config", victim);
    fault(Fault.Answer.of(config, When.ALWAYS, 500));

    Answer applied = estate.run(5, "apply");
    assertThat(applied.err())
        .contains("error[cluster.refused]: errors-b could not be created: Proxmox could not do it")
        .contains("--> servers/errors/servers.yaml:")
        .contains("Proxmox said (HTTP 500): got no worker upid")
        .contains("done besides: errors-a · not begun: none")
        // Terraform begins no firewall of a root while one of its VMs fails
        .contains("warning[firewall.open]: errors-a has no firewall yet")
        .contains("it goes on from here");
    assertThat(applied.out()).contains("Applied in part: 1 created.", "Recorded in the ledger");
    assertThat(estate.recordedServers()).containsExactly("errors-a");
    // what is left of it is taken away and made again: half of that is not done
    estate.plan();
    Answer again = estate.run(1, "apply");
    // the other server's firewall waits again
    assertThat(again.err()).contains("done besides: none · not begun: errors-a");
    assertThat(estate.recordedServers()).containsExactly("errors-a");
    clear();
    estate.converges("errors-a", "errors-b");
  }

  @Test
  void aDatastoreThatIsFullAfterTheSeventhOfTen() {
    Estate estate = declare("full", names("full-", 10).map(ClusterFaultsIT::server));
    estate.plan();
    fault(new Fault.Full("local-lvm", new When(7, 0)));

    Answer applied = estate.run(5, "apply");
    assertThat(applied.err())
        .contains("error[datastore.full]: full-")
        .contains("could not be created: a datastore is full")
        .contains("Proxmox said (task UPID:")
        .contains("free space in thin pool pve/data reached threshold")
        .contains("done besides: full-", "pvesm status");
    assertThat(applied.out()).contains("Applied in part: 7 created.");
    assertThat(estate.live()).hasSize(7);
    clear();
    Answer next = estate.converges(names("full-", 10).toArray(String[]::new));
    assertThat(next.out()).contains("3 created");
  }

  @Test
  void anIdThatSomebodyTakesJustBefore() {
    Estate estate = declare("taken", server("taken-a"), server("taken-b"));
    estate.plan();
    int id = estate.vmId("taken-b");
    fault(new Fault.TakeId(id, When.ONCE));

    Answer applied = estate.run(5, "apply");
    assertThat(applied.err())
        .contains("error[cluster.exists]: taken-b could not be created: somebody else has taken")
        .contains("VM " + id + " already exists on node")
        .contains("spec.vmIds.reserved");
    clear();
    // it is not ours, and says whose it is
    Answer plan = estate.run(1, "plan");
    assertThat(plan.err())
        .contains("error[vmid.foreign]: VM id " + id + ", which taken-b would get, belongs to")
        .contains("made-by-hand");
    scene.api().stopAndDelete("made-by-hand");
    estate.converges("taken-a", "taken-b");
  }

  @Test
  void anAnswerThatIsLostAfterTheWorkWasDone() {
    Estate estate = declare("lost", server("lost-a"), server("lost-b"));
    estate.plan();
    fault(new Fault.Drop(CLONE, When.ONCE, true));

    Answer applied = estate.run(5, "apply");
    assertThat(applied.err())
        .contains("error[cluster.dropped]: lost-", "the connection to the cluster broke off")
        .contains("EOF");
    assertThat(estate.live()).hasSize(2);
    Answer plan = estate.run(0, "plan");
    assertThat(plan.out()).contains("adopt").doesNotContain("+ create");
    estate.converges("lost-a", "lost-b");
  }

  @Test
  void aClusterThatLosesItsQuorum() {
    Estate estate = declare("quorum", server("quorum-a"), server("quorum-b"));
    estate.plan();
    fault(new Fault.NoQuorum(new When(3, 0)));

    Answer applied = estate.operator("apply");
    assertThat(applied.exitCode()).as(applied.toString()).isIn(1, 5);
    assertThat(applied.err())
        .contains("error[cluster.quorum]: quorum-")
        .contains("the cluster has lost its quorum: it can be read and not changed")
        .contains("cluster not ready - no quorum?", "pvecm status");
    clear();
    estate.converges("quorum-a", "quorum-b");
  }

  @Test
  void aNodeThatIsNotReached() {
    allForms();
    for (int status : List.of(595, 596)) {
      String name = "gateway-" + status;
      Estate estate = declare(name, server(name + "-a"), server(name + "-b"));
      estate.plan();
      fault(Fault.Answer.of(CLONE, new When(1, 0), status));
      Answer applied = estate.run(5, "apply");
      assertThat(applied.err())
          .contains("error[cluster.gateway]: " + name, "does not reach one of its nodes")
          .contains("HTTP " + status);
      clear();
      estate.converges(name + "-a", name + "-b");
    }
  }

  @Test
  void connectionsThatBreakOffBeforeTheWork() {
    allForms();
    Estate estate = declare("cut", server("cut-a"), server("cut-b"));
    estate.plan();
    fault(new Fault.Drop(CONFIG, new When(1, 1), false));
    Answer applied = estate.operator("apply");
    assertThat(applied.exitCode()).as(applied.toString()).isIn(1, 5);
    assertThat(applied.err()).contains("error[cluster.dropped]: cut-");
    estate.converges("cut-a", "cut-b");
  }

  @Test
  void readsThatBreakOffNowAndThenAreRepeated() {
    allForms();
    Estate estate = declare("flaky", server("flaky-a"), server("flaky-b"));
    estate.plan();
    fault(new Fault.Drop(READS, new When(4, 1), false));
    estate.run(0, "apply");
    estate.converges("flaky-a", "flaky-b");
  }

  @Test
  void aSlowCluster() {
    allForms();
    Estate estate = declare("slow", server("slow-a"), server("slow-b"));
    estate.plan();
    fault(new Fault.Delay(RequestPattern.ANY, When.ALWAYS, 300));
    estate.run(0, "apply");
    clear();
    estate.converges("slow-a", "slow-b");
  }

  @Test
  void tasksThatFail() {
    allForms();
    for (String type : List.of("qmclone", "resize", "qmstart")) {
      String name = "task-" + type;
      Estate estate = declare(name, InfraRepo.server(name, "disks: [{name: system, size: 8GiB}]"));
      estate.plan();
      fault(new Fault.FailTask(type, estate.vmId(name), When.ALWAYS, "no luck today"));
      Answer applied = estate.run(1, "apply");
      assertThat(applied.err())
          .contains("error[cluster.task]: " + name + " could not be created")
          .containsPattern("Proxmox said \\(task UPID:\\S+:" + type + ":\\S+\\): no luck today");
      clear();
      estate.converges(name);
    }
  }

  @Test
  void aLockThatIsHeldTooLong() {
    allForms();
    Estate estate = declare("busy", server("busy"));
    estate.plan();
    String words =
        "clone failed: can't lock file '/var/lock/pve-manager/pve-storage-local-lvm'"
            + " - got timeout";
    fault(new Fault.FailTask("qmclone", null, When.ONCE, words));
    Answer applied = estate.run(1, "apply");
    assertThat(applied.err())
        .contains("error[cluster.busy]: busy could not be created: Proxmox holds a lock", words);
    estate.converges("busy");
  }

  @Test
  void aClusterThatBreaksDownWhileItIsPlanned() {
    allForms();
    Estate estate = declare("planned", server("planned"));
    estate.plan();
    estate.run(0, "apply");
    fault(Fault.Answer.of(READS, When.ALWAYS, 596));
    Answer plan = estate.run(1, "plan");
    assertThat(plan.err()).contains("error[cluster.gateway]: planned", "HTTP 596");
    clear();
    estate.converges("planned");
  }

  private static void allForms() {
    assumeTrue(Boolean.getBoolean("proxmox.test.faults"), "all forms: ./test --faults");
  }

  private static void fault(Fault fault) {
    scene.lab().faults().add(fault);
  }

  private static String server(String name) {
    return InfraRepo.server(name);
  }

  private static java.util.stream.Stream<String> names(String prefix, int number) {
    return IntStream.range(0, number).mapToObj(index -> prefix + (char) ('a' + index));
  }

  private static Estate declare(String stack, java.util.stream.Stream<String> servers) {
    return declare(stack, servers.toArray(String[]::new));
  }

  private static Estate declare(String stack, String... servers) {
    scene.repo().write("servers/" + stack + "/servers.yaml", String.join("---\n", servers));
    scene.repo().commit(stack);
    return new Estate(stack);
  }

  /** One stack of the repo. */
  private record Estate(String stack) {

    void plan() {
      run(0, "plan");
    }

    Answer run(int code, String goal) {
      return operator(goal).expect(code);
    }

    Answer operator(String goal) {
      return scene.operator().run(goal, "--stack", stack);
    }

    List<String> live() {
      return scene.api().names().stream().filter(name -> name.startsWith(stack)).toList();
    }

    String recorded() {
      return scene.repo().recorded(stack + ".yaml");
    }

    /** The servers that the ledger calls applied. */
    List<String> recordedServers() {
      String servers = recorded().replaceAll("(?s).*\nservers:|\nintents:.*", "");
      return servers
          .lines()
          .filter(line -> line.matches("  [^ ].*:"))
          .map(line -> line.replaceAll("[ \":]", ""))
          .toList();
    }

    /** The id that the newest plan gives a server. */
    int vmId(String server) {
      String plan = scene.repo().read("target/proxmox/plan-result.json");
      java.util.regex.Matcher id =
          java.util.regex.Pattern.compile("\"server\" : \"" + server + "\",\\s*\"vmId\" : (\\d+)")
              .matcher(plan);
      assertThat(id.find()).as(plan).isTrue();
      return Integer.parseInt(id.group(1));
    }

    /** Planned and applied again, the stack is as declared, once, and the ledger says so. */
    Answer converges(String... names) {
      run(0, "plan");
      Answer applied = run(0, "apply");
      assertThat(live()).containsExactly(names);
      assertThat(recorded()).contains("intents: []");
      for (String name : names) {
        assertThat(recorded()).contains(name + ":").contains("vmId: " + scene.api().vm(name).id());
      }
      scene.operator().run("plan", "--detailed-exitcode", "--stack", stack).expect(0);
      return applied;
    }
  }
}
