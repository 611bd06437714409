package io.github.proxmoxctl.language.tree;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file as text, or the reason why they are none.
 *
 * @param text up to the first problem
 * @param problem null when the whole file is readable text
 */
public record FileText(String text, @Nullable Diagnostic problem) {

  /** The most that a file may hold. */
  public static final int LARGEST = 3 * 1024 * 1024;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /**
   * UTF-8, with or without byte order mark, without characters that make a text look like another.
   *
   * @param file path relative to the infrastructure root
   */
  public static FileText of(String file, byte[] bytes) {
    if (bytes.length > LARGEST) {
      return new FileText("", tooLarge(file, bytes.length));
    }
    boolean isEveryOtherZero = bytes.length >= 2 && (bytes[0] == 0) != (bytes[1] == 0);
    if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE) || isEveryOtherZero) {
      return new FileText(
          "",
          Diagnostic.error("file.encoding", "the file is UTF-16, not UTF-8", Location.ofFile(file))
              .next("save it as UTF-8"));
    }
    var characters = CharBuffer.allocate(bytes.length);
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var input = ByteBuffer.wrap(bytes);
    boolean isBroken = decoder.decode(input, characters, true).isError();
    String text = withoutMark(characters.flip().toString());
    Diagnostic misleading = misleadingCharacter(file, text);
    if (misleading == null && isBroken) {
      return new FileText(text, brokenByte(file, text, bytes[input.position()] & 0xFF));
    }
    return new FileText(text, misleading);
  }

  /** The text after a byte order mark, if there is one. */
  public static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  /** The problem of a file above {@link #LARGEST}. */
  public static Diagnostic tooLarge(String file, long bytes) {
    return Diagnostic.error(
            "file.large",
            "the file has " + bytes + " bytes; 3 MiB (" + LARGEST + ") is the most that is read",
            Location.ofFile(file))
        .next("split it into several files");
  }

  private static Diagnostic brokenByte(String file, String text, int value) {
    return Diagnostic.error(
            "file.encoding",
            "byte 0x" + Integer.toHexString(value).toUpperCase(Locale.ROOT) + " here is not UTF-8",
            position(file, text, text.length()))
        .next("save the file as UTF-8");
  }

  private static @Nullable Diagnostic misleadingCharacter(String file, String text) {
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if ((character >= ' ' && character < 0x7F) || character == '\n') {
        continue;
      }
      int point = text.codePointAt(at);
      if (MisleadingCharacters.isOne(point)) {
        return MisleadingCharacters.problem(point, position(file, text, at)).next("remove it");
      }
      at += Character.charCount(point) - 1;
    }
    return null;
  }

  private static Location position(String file, String text, int index) {
    int line = 1;
    int start = 0;
    for (int at = 0; at < index; at++) {
      char character = text.charAt(at);
      boolean isEnd = character == '\n' || (character == '\r' && !text.startsWith("\n", at + 1));
      if (isEnd) {
        line++;
        start = at + 1;
      }
    }
    return new Location(file, line, text.codePointCount(start, index) + 1, 1);
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }
}
