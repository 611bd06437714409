package io.github.proxmoxctl.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.generation.BackupJob;
import io.github.proxmoxctl.model.Retention;
import io.github.proxmoxctl.model.ServerSelector;
import io.github.proxmoxctl.model.TestEstate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BackupSurveyTest {

  private static final String ID = "acme_shop_daily";

  @Test
  void aJobThatIsHeldAndThereIsLeftAlone() {
    BackupSurvey survey = BackupSurvey.of(List.of(daily()), Map.of("daily", ID), Set.of(ID));

    assertThat(survey.adoptions()).isEmpty();
    assertThat(survey.gone()).isEmpty();
  }

  @Test
  void aJobThatAKilledRunMadeIsAdopted() {
    BackupSurvey survey = BackupSurvey.of(List.of(daily()), Map.of(), Set.of(ID, "by-hand"));

    assertThat(survey.adoptions()).containsExactly(Map.entry("daily", ID));
  }

  @Test
  void aJobThatIsNotThereYetIsMade() {
    BackupSurvey survey = BackupSurvey.of(List.of(daily()), Map.of(), Set.of());

    assertThat(survey.adoptions()).isEmpty();
    assertThat(survey.gone()).isEmpty();
  }

  @Test
  void aJobThatSomebodyRemovedIsGoneWantedOrNot() {
    assertThat(BackupSurvey.of(List.of(daily()), Map.of("daily", ID), Set.of()).gone())
        .containsExactly("daily");
    assertThat(BackupSurvey.of(List.of(), Map.of("old", "acme_shop_old"), Set.of(ID)).gone())
        .containsExactly("old");
  }

  private static BackupJob daily() {
    var policy =
        new TestEstate()
            .backupPolicy("daily", new Retention.Everything(), ServerSelector.NONE)
            .with()
            .backupPolicies()
            .get(0);
    return new BackupJob(policy, ID, new TreeMap<>(Map.of("shop-db", 1001)));
  }
}
