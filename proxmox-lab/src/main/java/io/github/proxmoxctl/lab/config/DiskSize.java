package io.github.proxmoxctl.lab.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Disk sizes as Proxmox VE reads and prints them: {@code 32G}, {@code 512M}, plain bytes. */
public final class DiskSize {
  private static final Pattern TEXT = Pattern.compile("(\\d+(?:\\.\\d+)?)([KMGT]?)");
  private static final String UNITS = "KMGT";

  private DiskSize() {}

  /**
   * Bytes of a size.
   *
   * @throws IllegalArgumentException if the text is no size
   */
  public static long parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "invalid format - unable to parse disk size '" + text + "'");
    }
    int power = matcher.group(2).isEmpty() ? 0 : UNITS.indexOf(matcher.group(2)) + 1;
    BigDecimal bytes =
        new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(1024).pow(power));
    return bytes.setScale(0, RoundingMode.DOWN).longValueExact();
  }

  /** The largest unit that divides the size without a rest, as Proxmox prints it. */
  public static String format(long bytes) {
    long value = bytes;
    String unit = "";
    for (int power = 0; power < UNITS.length() && value != 0 && value % 1024 == 0; power++) {
      value /= 1024;
      unit = UNITS.substring(power, power + 1);
    }
    return value + unit;
  }
}
