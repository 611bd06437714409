package io.github.proxmoxctl.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.AppliedRegistration;
import io.github.proxmoxctl.model.AppliedStack;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BackupsInLedgerTest {

  private static final AppliedStack BARE = Samples.stack("shop", Samples.server("db", 1001));

  @Test
  void whoIsBackedUpByWhatIsReadAsItWasWritten() {
    AppliedStack stack = with(Map.of("db", List.of("daily", "offsite")));
    String text = LedgerText.write("", StackTree.encode(stack));

    assertThat(text).contains("backups:");
    assertThat(StackTree.decode(LedgerText.read("shop.yaml", text.getBytes(UTF_8))))
        .isEqualTo(stack);
    assertThat(stack.withIntents(List.of()).registered(AppliedRegistration.NONE)).isEqualTo(stack);
  }

  @Test
  void aStackWithoutJobsSaysNothingOfThem() {
    assertThat(LedgerText.write("", StackTree.encode(BARE))).doesNotContain("backups");
  }

  @Test
  void twoRecordsOfDifferentServersAreBothKept() {
    AppliedStack mine = with(Map.of("db", List.of("daily")));
    AppliedStack tip = with(Map.of("web", List.of("weekly")));

    assertThat(StackMerge.reapply(BARE, mine, tip, "run-1").backups())
        .isEqualTo(Map.of("db", List.of("daily"), "web", List.of("weekly")));
  }

  private static AppliedStack with(Map<String, List<String>> backups) {
    return new AppliedStack(
        BARE.name(),
        BARE.cluster(),
        BARE.sourceCommit(),
        BARE.planDigest(),
        BARE.inputs(),
        BARE.servers(),
        BARE.intents(),
        BARE.tombstones(),
        BARE.hostKeys(),
        BARE.configurations(),
        BARE.registration(),
        new TreeMap<>(backups));
  }
}
