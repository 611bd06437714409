package io.github.proxmoxctl.state;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The serial in the bytes of a state, of which nothing else may be touched. Pure. */
final class StateSerial {

  private StateSerial() {}

  /**
   * The same state under another serial; Terraform writes it before anything that a resource holds.
   *
   * @return empty if it is not a whole state of the first serial
   */
  static Optional<byte[]> replaced(byte[] state, long serial, long next) {
    var before = StateHeader.parse(state);
    var text = new String(state, StandardCharsets.UTF_8);
    var replaced =
        Pattern.compile("(\"serial\"\\s*:\\s*)" + serial + "\\b")
            .matcher(text)
            .replaceFirst("$1" + next)
            .getBytes(StandardCharsets.UTF_8);
    return before.isPresent()
            && StateHeader.parse(replaced).equals(before.map(header -> header.withSerial(next)))
        ? Optional.of(replaced)
        : Optional.empty();
  }
}
