package io.github.proxmoxctl.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.operation.ValidateOperation;
import io.github.proxmoxctl.operation.ValidateRequest;
import io.github.proxmoxctl.operation.ValidateResult;
import io.github.proxmoxctl.render.OutputFormat;
import io.github.proxmoxctl.render.Style;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, nothing is thrown and every error can be told to a person. */
class FuzzTest {

  private static final int ROUNDS = 600;
  private static final long SEED = 20261123;
  private static final List<String> FILES =
      List.of(
          "proxmox.yaml",
          "catalog/cluster.yaml",
          "catalog/networks.yaml",
          "catalog/images.yaml",
          "servers/shop/web.yaml");

  /** Pieces that have broken readers before. */
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ": ",
          "- ",
          "? ",
          "*a",
          "&a ",
          "!!str ",
          "! ",
          "<<: ",
          "|\n",
          ">-\n",
          "'",
          "\"",
          "#",
          "%",
          "@",
          "`",
          "\t",
          "\n",
          "\r",
          "---\n",
          "...\n",
          "~",
          "null",
          "true",
          "no",
          "0777",
          "-1",
          "1e999",
          ".inf",
          "99999999999999999999",
          "0.0.0.0/0",
          "255.255.255.255",
          "\u0000",
          "\u202e",
          "\uFEFF",
          "\uD83D\uDE42",
          "é",
          "replicas: 9999",
          "replicas: {count: 0}",
          "instances: {\"1\": {}}",
          "firstAddress: 255.255.255.254",
          "cidr: 0.0.0.0/0",
          "cidr: 10.0.0.0/32",
          "cidr: 10.0.0.0/31",
          "from: 999999999",
          "size: 999999TiB",
          "token: abc",
          "name: a.b",
          "metadata: {}",
          "spec: {}",
          "kind: Server",
          "kind: Image",
          "\\",
          "\"\\u00");

  @TempDir private Path root;

  @Test
  void nothingEscapes() throws IOException {
    var random = new Random(SEED);
    int invalid = 0;
    TestRepository repository = TestRepository.base(root);
    for (int round = 0; round < ROUNDS; round++) {
      String file = FILES.get(random.nextInt(FILES.size()));
      byte[] original = Files.readAllBytes(root.resolve(file));
      byte[] mutated = mutated(original, random);
      repository.write(file, mutated);

      ValidateResult result;
      try {
        result = ValidateOperation.execute(new ValidateRequest(root));
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(
            "round " + round + ", " + file + ":\n" + new String(mutated, StandardCharsets.UTF_8),
            e);
      }

      String told =
          result.diagnosticsText(Style.PLAIN) + result.output(OutputFormat.JSON, Style.PLAIN);
      assertThat(told).doesNotContain("\u0000", "\u202e", "Exception");
      assertThat(result.diagnostics())
          .allSatisfy(
              problem -> {
                assertThat(problem.remedy()).isNotBlank();
                assertThat(problem.summary()).isNotBlank().doesNotContain("\n");
              });
      assertThat(result.state() == null)
          .isEqualTo(result.diagnostics().stream().anyMatch(Diagnostic::isError));
      invalid += result.state() == null ? 1 : 0;
      repository.write(file, original);
    }
    // a fuzzer that breaks nothing tests nothing
    assertThat(invalid).isBetween(ROUNDS / 2, ROUNDS - 1);
  }

  private static byte[] mutated(byte[] original, Random random) {
    String text = new String(original, StandardCharsets.UTF_8);
    for (int change = 1 + random.nextInt(3); change > 0; change--) {
      int at = random.nextInt(text.length() + 1);
      int until = Math.min(text.length(), at + random.nextInt(12));
      text =
          switch (random.nextInt(5)) {
            case 0 -> text.substring(0, at) + text.substring(until);
            case 1 -> text.substring(0, at) + text.substring(at, until) + text.substring(at);
            case 2 -> text.substring(0, at) + (char) random.nextInt(0x250) + text.substring(at);
            default ->
                text.substring(0, at)
                    + PIECES.get(random.nextInt(PIECES.size()))
                    + text.substring(random.nextBoolean() ? at : until);
          };
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(10) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
