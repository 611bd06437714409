package io.github.proxmoxctl.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSizeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 MiB",
    "1, 1 B",
    "1048576, 1 MiB",
    "536870912, 512 MiB",
    "1610612736, 1536 MiB",
    "1073741824, 1 GiB",
    "1098437885952, 1023 GiB",
    "1099511627776, 1 TiB",
    "1100585369600, 1025 GiB"
  })
  void readsInTheLargestUnitWithoutAFraction(long bytes, String text) {
    assertThat(new DataSize(bytes)).hasToString(text);
  }

  @Test
  void unitsAreBinary() {
    assertThat(DataSize.ofTebibytes(1)).isEqualTo(DataSize.ofGibibytes(1024));
    assertThat(DataSize.ofGibibytes(1)).isEqualTo(DataSize.ofMebibytes(1024));
    assertThat(DataSize.ofGibibytes(3).mebibytes()).isEqualTo(3072);
    assertThat(DataSize.ofMebibytes(1536).gibibytes()).isEqualTo(1);
    assertThat(DataSize.ofMebibytes(1536).isWholeGibibytes()).isFalse();
    assertThat(DataSize.ofMebibytes(1536).isWholeMebibytes()).isTrue();
    assertThat(new DataSize(1).isWholeMebibytes()).isFalse();
    assertThat(DataSize.ofMebibytes(1)).isLessThan(DataSize.ofMebibytes(2));
  }

  @Test
  void neitherNegativeNorOverflowing() {
    assertThatThrownBy(() -> new DataSize(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DataSize.ofTebibytes(1L << 24))
        .isInstanceOf(ArithmeticException.class);
  }
}
