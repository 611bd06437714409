package io.github.proxmoxctl.lab.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskSizeTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1024, 1024",
    "1K, 1024",
    "4M, 4194304",
    "1.5G, 1610612736",
    "32G, 34359738368",
    "2T, 2199023255552"
  })
  void readsEverySpelling(String text, long bytes) {
    assertThat(DiskSize.parse(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "1023, 1023",
    "1024, 1K",
    "1536, 1536",
    "4194304, 4M",
    "34359738368, 32G",
    "1099511627776, 1T"
  })
  void printsTheLargestWholeUnit(long bytes, String text) {
    assertThat(DiskSize.format(bytes)).isEqualTo(text);
  }

  @Test
  void refusesWhatIsNoSize() {
    assertThatIllegalArgumentException().isThrownBy(() -> DiskSize.parse("-1G"));
    assertThatIllegalArgumentException().isThrownBy(() -> DiskSize.parse("5X"));
    assertThatIllegalArgumentException().isThrownBy(() -> DiskSize.parse(""));
  }
}
