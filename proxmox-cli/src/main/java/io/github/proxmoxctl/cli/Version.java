package io.github.proxmoxctl.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of the jar; {@code development} when run from classes. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"proxmoxctl " + number()};
  }

  static String number() {
    return Objects.requireNonNullElse(
        Version.class.getPackage().getImplementationVersion(), "development");
  }
}
