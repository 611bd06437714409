package io.github.proxmoxctl.terraform;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to know an error from below, and what it means.
 *
 * @param where found anywhere in the text
 * @param summary what it means
 * @param remedy what to do
 * @param about the part of the server's YAML that it is about, or null
 */
record ProblemRule(
    String code, Pattern where, String summary, String remedy, @Nullable String about) {

  static ProblemRule of(
      String code, String where, String summary, String remedy, @Nullable String about) {
    return new ProblemRule(code, Pattern.compile(where), summary, remedy, about);
  }
}
