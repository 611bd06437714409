package io.github.proxmoxctl.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RedactorTest {

  private static final String VALUE = "root@pam!ci=8f-\"quoted\" <&>\u00e9+/";

  private final Redactor redactor = new Redactor();

  @Test
  void masksAValueInEachSpelling() {
    assertThat(redactor.register(Secret.of(VALUE))).isTrue();

    assertThat(redactor.redact("token " + VALUE + ".")).isEqualTo("token (secret).");
    assertThat(redactor.redact("{\"a\":\"root@pam!ci=8f-\\\"quoted\\\" <&>\u00e9+/\"}"))
        .isEqualTo("{\"a\":\"(secret)\"}");
    assertThat(
            redactor.redact(
                "{\"a\":\"root@pam!ci=8f-\\\"quoted\\\" \\u003c\\u0026\\u003e\u00e9+/\"}"))
        .isEqualTo("{\"a\":\"(secret)\"}");
    assertThat(redactor.redact("?t=" + URLEncoder.encode(VALUE, StandardCharsets.UTF_8)))
        .isEqualTo("?t=(secret)");
  }

  @Test
  void masksAValueWithinBase64AtAnyPosition() {
    redactor.register(Secret.of(VALUE));
    for (var before : new String[] {"", "a", "ab", "abc", "user:"}) {
      var text = before + VALUE + "and more";
      var encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
      assertThat(redactor.redact("Basic " + encoded)).contains("(secret)");
      var urlSafe = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
      assertThat(redactor.redact(urlSafe)).contains("(secret)");
    }
  }

  @Test
  void masksEachLineOfAKey() {
    redactor.register(Secret.of("-----BEGIN KEY-----\nMIIEabcdef\nab\nzyxwvutsr\n"));

    assertThat(redactor.redact("read MIIEabcdef then ab then zyxwvutsr"))
        .isEqualTo("read (secret) then ab then (secret)");
  }

  @Test
  void refusesWhatIsTooShortToMask() {
    assertThat(redactor.register(Secret.of("12345"))).isFalse();
    assertThat(redactor.redact("12345")).isEqualTo("12345");
  }

  @Test
  void masksTheUnionOfOverlappingValues() {
    redactor.register(Secret.of("abcdefgh"));
    redactor.register(Secret.of("efghijkl"));

    assertThat(redactor.redact("-abcdefghijkl-")).isEqualTo("-(secret)-");
  }

  @Test
  void returnsTheSameObjectForHarmlessText() {
    redactor.register(Secret.of("something-secret"));
    var text = "somethin harmless \ud83d\ude00 something-secre";
    assertThat(redactor.redact(text)).isSameAs(text);
    assertThat(redactor.finds(text)).isFalse();
    assertThat(redactor.finds("x something-secret")).isTrue();
  }

  @Test
  void masksAcrossWritesHoweverTheTextIsCut() throws IOException {
    redactor.register(Secret.of("hunter2hunter3"));
    redactor.register(Secret.of("hunter2hunter2hunterX"));
    var random = new Random(42);
    var text = "a hunter2hunter2hunter3 b hunter2hunter2hunter2hunterX c hunter2hunter";
    for (int round = 0; round < 500; round++) {
      var sink = new ByteArrayOutputStream();
      try (var out = redactor.stream(sink)) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; ) {
          int length = Math.min(bytes.length - from, 1 + random.nextInt(9));
          out.write(bytes, from, length);
          if (random.nextBoolean()) {
            out.flush();
          }
          from += length;
        }
      }
      assertThat(sink.toString(StandardCharsets.UTF_8))
          .isEqualTo("a hunter2(secret) b hunter2(secret) c hunter2hunter");
    }
  }

  @Test
  void findsEveryValueThatAPlainSearchFinds() {
    var random = new Random(7);
    for (int round = 0; round < 300; round++) {
      var fresh = new Redactor();
      var values = new String[3];
      for (int i = 0; i < values.length; i++) {
        values[i] = random(random, 6 + random.nextInt(4));
        fresh.register(Secret.of(values[i]));
      }
      var text = random(random, 30) + values[random.nextInt(3)] + random(random, 30);
      var redacted = fresh.redact(text);
      for (var value : values) {
        assertThat(redacted).doesNotContain(value);
      }
    }
  }

  /** Of two letters only, so that values overlap and nest. */
  private static String random(Random random, int length) {
    return random
        .ints(length, 0, 2)
        .collect(
            StringBuilder::new, (text, i) -> text.append((char) ('a' + i)), StringBuilder::append)
        .toString();
  }
}
