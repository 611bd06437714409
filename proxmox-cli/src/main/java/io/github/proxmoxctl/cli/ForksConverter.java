package io.github.proxmoxctl.cli;

import io.github.proxmoxctl.operation.Forks;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of hosts. */
final class ForksConverter implements ITypeConverter<Integer> {

  @Override
  public Integer convert(String text) {
    return Forks.parse(text)
        .orElseThrow(
            () -> new TypeConversionException("\"" + text + "\" is no number from 1 to 9999"));
  }
}
