package io.github.proxmoxctl.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.operation.ValidateOperation;
import io.github.proxmoxctl.operation.ValidateRequest;
import io.github.proxmoxctl.operation.ValidateResult;
import io.github.proxmoxctl.render.OutputFormat;
import io.github.proxmoxctl.render.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where {@code "I".toLowerCase()} is a dotless i, and digits and formats may differ. */
class TurkishLocaleTest {

  private final Locale before = Locale.getDefault();

  @TempDir private Path root;

  @BeforeEach
  void setTurkish() {
    Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-deva"));
  }

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @Test
  void sampleIsValid() {
    assertThat(Repository.read(Path.of("..", "sample-infra-repo")).diagnostics()).isEmpty();
  }

  @Test
  void mistakesAreToldInTheSameWords() throws IOException {
    String document =
        TestRepository.server(
            "{name: web}",
            """
              IMAGE: debian-12
              memory: 4GIB
              cpu: {cores: 2}
              onBoot: OFF
              power: RUNNING
              tags: ["\\e"]
            """);
    TestRepository.base(root).write("servers/shop/web.yaml", document);
    ValidateResult turkish = ValidateOperation.execute(new ValidateRequest(root));
    String said = turkish.diagnosticsText(Style.PLAIN);
    String json = turkish.output(OutputFormat.JSON, Style.PLAIN);

    Locale.setDefault(Locale.ROOT);
    ValidateResult english = ValidateOperation.execute(new ValidateRequest(root));

    assertThat(said)
        .isEqualTo(english.diagnosticsText(Style.PLAIN))
        .contains("did you mean \"image\"?", "write false", "did you mean \"running\"?", "U+001B");
    assertThat(json)
        .isEqualTo(english.output(OutputFormat.JSON, Style.PLAIN))
        .contains("\"invalid\"");
  }
}
