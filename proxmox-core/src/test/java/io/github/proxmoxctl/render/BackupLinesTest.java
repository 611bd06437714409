package io.github.proxmoxctl.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.plan.Action;
import io.github.proxmoxctl.plan.AttributeChange;
import io.github.proxmoxctl.plan.Digest;
import io.github.proxmoxctl.plan.Effect;
import io.github.proxmoxctl.plan.ObjectChange;
import io.github.proxmoxctl.plan.ObjectKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Backup jobs are told by policy and server. */
class BackupLinesTest {

  @Test
  void whoComesAndWhoGoes() {
    LayerLine line =
        line(
            Action.UPDATE,
            server(null, "shop-web-1"),
            server(null, "shop-web-2"),
            server(null, "shop-web-3"),
            server("shop-old-1", null),
            new AttributeChange("schedule", "02:30", "03:00", Effect.ONLINE, true, null));

    assertThat(line.subject()).isEqualTo("daily");
    assertThat(line.text())
        .isEqualTo(
            "+ shop-web-1…3, - shop-old-1 (its archives stay), schedule 02:30 → 03:00 (changed by"
                + " hand)");
    assertThat(line.brief()).isEqualTo("+3 -1");
  }

  @Test
  void aJobThatComesIsToldAndOneThatGoesLeavesItsArchives() {
    assertThat(line(Action.CREATE, server(null, "db")).text())
        .isEqualTo("new: 02:30 · 1 server, + db");
    assertThat(line(Action.DESTROY, server("a", null), server("b", null)).text())
        .isEqualTo("goes with its last server, - a, b (their archives stay)");
    assertThat(line(Action.ADOPT).text()).isEqualTo("exists and is taken into the state");
  }

  private static AttributeChange server(@Nullable String before, @Nullable String after) {
    return new AttributeChange("servers", before, after, Effect.ONLINE, false, null);
  }

  private static LayerLine line(Action action, AttributeChange... attributes) {
    return LayerLine.of(
            List.of(
                new ObjectChange(
                    ObjectKind.BACKUP_JOB,
                    "daily",
                    "module.job[\"daily\"].proxmox_backup_job.job",
                    action,
                    Effect.ONLINE,
                    List.of(attributes),
                    "02:30 · 1 server",
                    null,
                    Digest.of(List.of("job")))))
        .get(0);
  }
}
