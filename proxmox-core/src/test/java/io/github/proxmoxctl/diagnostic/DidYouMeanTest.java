package io.github.proxmoxctl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {

  private static final List<String> KEYS =
      List.of("memory", "image", "placement", "networks", "disks", "cpu", "app", "pve1", "pve2");

  @ParameterizedTest
  @CsvSource({
    "memroy,memory", // neighbours swapped
    "memor,memory", // one missing
    "memorry,memory", // one too many
    "nemory,memory", // one other
    "Memory,memory", // other case
    "ap,app",
    "placment,placement",
    "pve3,pve1" // a tie: the first by name
  })
  void findsWhatWasMeant(String typed, String meant) {
    assertThat(DidYouMean.nearest(typed, KEYS)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"zzz", "x", "mem", "networksettings"})
  void isSilentWhenNothingIsNear(String typed) {
    assertThat(DidYouMean.nearest(typed, KEYS)).isEmpty();
  }

  @Test
  void worksInATurkishLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      assertThat(DidYouMean.nearest("IMAGE", KEYS)).contains("image");
    } finally {
      Locale.setDefault(before);
    }
  }
}
