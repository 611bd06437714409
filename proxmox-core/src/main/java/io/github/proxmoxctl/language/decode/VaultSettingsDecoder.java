package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.VaultSettings;
import io.github.proxmoxctl.model.VaultSettings.Auth;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** {@code secrets.vault} of the pipeline. */
final class VaultSettingsDecoder {

  private static final URI UNKNOWN = URI.create("https://vault.invalid");

  private VaultSettingsDecoder() {}

  static @Nullable VaultSettings decode(Fields secrets, Draft draft) {
    if (!secrets.has("vault")) {
      return null;
    }
    Fields vault = secrets.map("vault");
    return new VaultSettings(
        address(vault, draft),
        CaFile.of(vault, draft),
        vault.optionalText("namespace"),
        auth(vault.map("auth")));
  }

  private static URI address(Fields vault, Draft draft) {
    String text = vault.text("address");
    return AddressParser.parse(text)
        .orElseGet(
            () -> {
              draft.report(
                  Diagnostic.error(
                          "secret.vault.address",
                          Quoted.of(text) + " is not an address",
                          vault.at("address"))
                      .next(
                          "write https://, the host and the port, such as"
                              + " https://vault.example.org:8200"));
              return UNKNOWN;
            });
  }

  private static Auth auth(Fields auth) {
    if (auth.has("token")) {
      return new Auth.Token(SecretReferenceDecoder.onThisMachine(auth.map("token")));
    }
    Fields role = auth.map("appRole");
    return new Auth.AppRole(
        role.text("mount", "approle"),
        role.text("roleId"),
        SecretReferenceDecoder.onThisMachine(role.map("secretId")));
  }
}
