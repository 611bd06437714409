package io.github.proxmoxctl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.proxmoxctl.model.TestEstate;
import io.github.proxmoxctl.model.TestServer;
import io.github.proxmoxctl.model.Undecoded;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImageReferencesTest {

  private final Rule rule = new ImageReferences(Undecoded.NOTHING);

  @Test
  void declaredImageHolds() {
    assertThat(rule.check(new TestEstate().with(TestServer.named("web")))).isEmpty();
  }

  @Test
  void unknownImageIsReported() {
    assertThat(rule.check(new TestEstate().with(TestServer.named("web").image("debian-13"))))
        .extracting(problem -> problem.code() + ": " + problem.summary())
        .containsExactly("reference.unknown: there is no image \"debian-13\"");
  }

  @Test
  void imageThatCouldNotBeDecodedIsNotMissing() {
    var undecoded = new Undecoded(false, Map.of("Image", Set.of("debian-13")));

    assertThat(
            new ImageReferences(undecoded)
                .check(new TestEstate().with(TestServer.named("web").image("debian-13"))))
        .isEmpty();
  }
}
