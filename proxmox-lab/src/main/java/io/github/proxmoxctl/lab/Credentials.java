package io.github.proxmoxctl.lab;

import io.github.proxmoxctl.lab.auth.Role;
import io.github.proxmoxctl.lab.store.LabDirectory;
import io.github.proxmoxctl.lab.store.PrivateFile;
import io.github.proxmoxctl.lab.tls.Certificates;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/**
 * What clients must have to talk to a lab; made once, then read.
 *
 * @param certificates the authority
 * @param secrets the secret of each role's API token
 * @param ticketKey signs tickets; hexadecimal
 */
record Credentials(Certificates certificates, Map<Role, String> secrets, String ticketKey) {
  private static final int KEY_BYTES = 32;

  /** The credentials of a directory; missing ones are made. */
  static Credentials of(LabDirectory directory) {
    Map<Role, String> secrets = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      secrets.put(role, secret(directory, role));
    }
    return new Credentials(certificates(directory), secrets, ticketKey(directory));
  }

  private static Certificates certificates(LabDirectory directory) {
    if (Files.exists(directory.ca()) && Files.exists(directory.caKey())) {
      return Certificates.read(
          PrivateFile.read(directory.ca()), PrivateFile.read(directory.caKey()));
    }
    Certificates created = Certificates.create();
    PrivateFile.write(directory.caKey(), created.authorityKeyPem());
    PrivateFile.write(directory.ca(), created.authorityPem());
    return created;
  }

  private static String secret(LabDirectory directory, Role role) {
    var file = directory.token(role.token());
    if (!Files.exists(file)) {
      PrivateFile.folder(directory.root().resolve("tokens"));
      PrivateFile.write(file, role.user() + "!" + role.token() + "=" + UUID.randomUUID() + "\n");
    }
    String token = PrivateFile.read(file).strip();
    return token.substring(token.indexOf('=') + 1);
  }

  private static String ticketKey(LabDirectory directory) {
    if (!Files.exists(directory.ticketKey())) {
      byte[] key = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(key);
      PrivateFile.write(directory.ticketKey(), HexFormat.of().formatHex(key));
    }
    return PrivateFile.read(directory.ticketKey()).strip();
  }
}
