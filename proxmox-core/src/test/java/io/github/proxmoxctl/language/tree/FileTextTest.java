package io.github.proxmoxctl.language.tree;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FileTextTest {

  @Test
  void takesUtf8WithAndWithoutByteOrderMark() {
    assertThat(FileText.of("a.yaml", "a: ü\n".getBytes(UTF_8)))
        .isEqualTo(new FileText("a: ü\n", null));
    assertThat(FileText.of("a.yaml", "\uFEFFa: 1\n".getBytes(UTF_8)))
        .isEqualTo(new FileText("a: 1\n", null));
  }

  @Test
  void placesAByteThatIsNotUtf8() {
    byte[] bytes = "a: 1\r\nb: 日x\n".getBytes(UTF_8);
    bytes[bytes.length - 2] = (byte) 0xE9;

    Diagnostic problem = problem(bytes);

    assertThat(problem.summary()).isEqualTo("byte 0xE9 here is not UTF-8");
    assertThat(problem.location()).hasToString("a.yaml:2:5");
  }

  @Test
  void knowsUtf16() {
    byte[] bytes = "\uFEFFa: 1".getBytes(UTF_16LE);

    assertThat(problem(bytes).summary()).contains("UTF-16");
  }

  @Test
  void refusesCharactersThatMislead() {
    for (String character :
        new String[] {
          "\u0000", "\u0007", "\u007f", "\u0085", "\u2028", "\u2066", "\uFEFF", "\uFFFE"
        }) {
      Diagnostic problem = problem(("a: 1\nb: x" + character + "\n").getBytes(UTF_8));

      assertThat(problem.code()).isEqualTo("file.character");
      assertThat(problem.location()).hasToString("a.yaml:2:5");
    }
  }

  @Test
  void takesEmojiWithJoinersAndTabs() {
    assertThat(
            FileText.of("a", "a: \uD83D\uDC69\u200D\uD83D\uDCBB\t# x\n".getBytes(UTF_8)).problem())
        .isNull();
  }

  @Test
  void refusesMoreThanThreeMebibytes() {
    byte[] bytes = new byte[FileText.LARGEST + 1];
    Arrays.fill(bytes, (byte) '#');

    assertThat(problem(bytes).code()).isEqualTo("file.large");
    assertThat(FileText.of("a", Arrays.copyOf(bytes, FileText.LARGEST)).problem()).isNull();
  }

  private static Diagnostic problem(byte[] bytes) {
    return Objects.requireNonNull(FileText.of("a.yaml", bytes).problem());
  }
}
