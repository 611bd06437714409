package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.ForgeSettings;
import io.github.proxmoxctl.model.SecretReference;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code spec.forge} of the pipeline: where plans are commented. */
final class ForgeDecoder {

  private static final String GITHUB = "https://api.github.com";

  private ForgeDecoder() {}

  /** Null when the pipeline names no forge, or one that is reported here. */
  static @Nullable ForgeSettings decode(Fields spec, Draft draft) {
    if (!spec.map("forge").has("github")) {
      return null;
    }
    Fields github = spec.map("forge").map("github");
    SecretReference token =
        github.has("token")
            ? SecretReferenceDecoder.decode(
                github.map("token"), spec.map("secrets").has("vault"), draft)
            : null;
    return api(github, draft)
        .map(api -> new ForgeSettings(github.text("repository"), api, token))
        .orElse(null);
  }

  private static Optional<URI> api(Fields github, Draft draft) {
    String text = github.text("api", GITHUB);
    Optional<URI> api = AddressParser.parse(text);
    if (api.isEmpty()) {
      draft.report(
          Diagnostic.error("forge.api", Quoted.of(text) + " is not an address", github.at("api"))
              .next(
                  "write https://, the host and the path of the API, such as"
                      + " https://github.example.org/api/v3"));
    }
    return api;
  }
}
