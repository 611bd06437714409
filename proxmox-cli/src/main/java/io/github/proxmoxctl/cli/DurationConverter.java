package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.operation.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 90s}, {@code 5m}, {@code 2h}. */
final class DurationConverter implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    return Durations.parse(text)
        .orElseThrow(
            () -> new TypeConversionException("\"" + text + "\" is not like 30s, 5m or 2h"));
  }
}
