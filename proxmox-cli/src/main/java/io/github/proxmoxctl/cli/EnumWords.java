package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.diagnostic.DidYouMean;
import io.github.proxmoxctl.diagnostic.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of an enum's words, in lower case as help shows them. */
abstract class EnumWords<E extends Enum<E>> implements ITypeConverter<E> {

  private final List<E> values;

  EnumWords(Class<E> type) {
    this.values = Arrays.asList(type.getEnumConstants());
  }

  /** Of some of the words. */
  EnumWords(Class<E> type, Set<E> allowed) {
    this.values = Arrays.stream(type.getEnumConstants()).filter(allowed::contains).toList();
  }

  @Override
  public E convert(String text) {
    return values.stream()
        .filter(value -> word(value).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> unknown(text));
  }

  private TypeConversionException unknown(String text) {
    List<String> words = values.stream().map(EnumWords::word).toList();
    String meant =
        DidYouMean.nearest(text, words)
            .map(word -> "; did you mean " + Quoted.of(word) + "?")
            .orElse("");
    return new TypeConversionException(
        Quoted.of(text) + " is none of " + String.join(", ", words) + meant);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
