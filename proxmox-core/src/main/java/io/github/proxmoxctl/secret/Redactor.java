package io.github.proxmoxctl.secret;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Masks every registered secret, in each of its usual spellings, in whatever passes through. Safe
 * for use by several threads; a value registered later is masked from then on.
 */
public final class Redactor {

  /** In bytes of UTF-8: anything shorter also matches harmless text, and then masks say it. */
  public static final int MINIMUM_LENGTH = 6;

  public static final String MASK = "(secret)";

  private final Set<String> variants = new LinkedHashSet<>();

  /** Null while values were registered since it was built: many may come before any text does. */
  private volatile @Nullable SearchAutomaton automaton = SearchAutomaton.of(Set.of());

  /**
   * Masks this secret from now on.
   *
   * @return false if the value is shorter than {@link #MINIMUM_LENGTH} and cannot be masked
   */
  public synchronized boolean register(Secret secret) {
    if (length(secret.reveal()) < MINIMUM_LENGTH) {
      return false;
    }
    boolean isNew = false;
    for (var variant : SecretVariants.of(secret.reveal())) {
      isNew |= length(variant) >= MINIMUM_LENGTH && variants.add(variant);
    }
    if (isNew) {
      automaton = null;
    }
    return true;
  }

  /** The text with every secret masked; the same object if it holds none. */
  public String redact(String text) {
    if (automaton().isEmpty()) {
      return text;
    }
    var clear = text.getBytes(StandardCharsets.UTF_8);
    var bytes = new ByteArrayOutputStream(clear.length);
    try (var out = stream(bytes)) {
      out.write(clear);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var redacted = bytes.toString(StandardCharsets.UTF_8);
    return redacted.equals(text) ? text : redacted;
  }

  /** Whether the text holds a secret: for what must be refused rather than masked. */
  public boolean finds(String text) {
    return !redact(text).equals(text);
  }

  /**
   * A stream that masks what is written to it, also across writes. It holds back as many bytes as
   * may be the start of a secret; {@code close} writes them and closes the target.
   */
  public OutputStream stream(OutputStream target) {
    return new RedactingStream(automaton(), target);
  }

  private SearchAutomaton automaton() {
    SearchAutomaton built = automaton;
    return built == null ? build() : built;
  }

  private synchronized SearchAutomaton build() {
    SearchAutomaton built = automaton;
    if (built == null) {
      built = SearchAutomaton.of(variants);
      automaton = built;
    }
    return built;
  }

  private static int length(String value) {
    return value.getBytes(StandardCharsets.UTF_8).length;
  }
}
