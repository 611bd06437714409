package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.TestStack;
import io.github.proxmoxctl.model.Undecoded;
import io.github.proxmoxctl.model.VmIdRange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StackReferencesTest {

  @Test
  void whatIsDeclaredHolds() {
    DesiredState state =
        new TestEstate()
            .stack(TestStack.named("data").cluster("main"))
            .stack(TestStack.named("shop").dependsOn("data", "old").networks("app"))
            .stack(TestStack.named("a").nodes("pve1").dependsOn("shop"))
            .stack(TestStack.named("b").roles("web", "base"))
            .with(TestServer.named("erp").stack("old"));

    assertThat(check(state, Undecoded.NOTHING)).isEmpty();
  }

  @Test
  void whatIsNotThereIsReported() {
    DesiredState state =
        new TestEstate()
            .stack(TestStack.named("a").cluster("mian").dependsOn("bb"))
            .stack(TestStack.named("b").networks("ap"))
            .stack(TestStack.named("c").roles("wbe"))
            .stack(TestStack.named("d").nodes("pve9"))
            .with();

    assertThat(check(state, Undecoded.NOTHING))
        .extracting(Diagnostic::summary)
        .containsExactly(
            "there is no cluster \"mian\"",
            "there is no stack \"bb\"",
            "there is no network \"ap\"",
            "there is no role \"wbe\"",
            "there is no node \"pve9\"");
  }

  @Test
  void nodesAreThoseOfTheStacksCluster() {
    DesiredState state =
        new TestEstate()
            .cluster("lab", new VmIdRange(2000, 2999))
            .stack(TestStack.named("a").cluster("nowhere").nodes("pve1"))
            .with();

    assertThat(check(state, Undecoded.NOTHING))
        .extracting(Diagnostic::summary)
        .containsExactly("there is no cluster \"nowhere\"");
  }

  @Test
  void whatMayBeInABrokenDocumentIsNotCalledMissing() {
    DesiredState state = new TestEstate().stack(TestStack.named("a").dependsOn("b")).with();

    assertThat(check(state, new Undecoded(false, Map.of("Server", Set.of("x"))))).isEmpty();
    assertThat(check(state, new Undecoded(false, Map.of("Stack", Set.of("b"))))).isEmpty();
  }

  private static List<Diagnostic> check(DesiredState state, Undecoded undecoded) {
    return new StackReferences(undecoded).check(state);
  }
}
