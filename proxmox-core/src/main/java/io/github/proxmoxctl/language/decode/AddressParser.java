package io.github.proxmoxctl.language.decode;

import java.net.URI;
import java.util.Optional;

/** Addresses of services: scheme, host and port. */
final class AddressParser {

  private static final int HIGHEST_PORT = 65_535;

  private AddressParser() {}

  /** The address without a slash at its end; empty when host or port cannot be. */
  static Optional<URI> parse(String text) {
    try {
      URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      return uri.getHost() != null && uri.getPort() != 0 && uri.getPort() <= HIGHEST_PORT
          ? Optional.of(uri)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
