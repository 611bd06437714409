package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.Pipeline;
import io.github.proxmoxctl.model.SecretReference;
import java.util.List;

/** A reference to a secret, wherever one may stand. */
final class SecretReferenceDecoder {

  private SecretReferenceDecoder() {}

  /**
   * What a mapping refers to, as far as Vault is declared in the pipeline, which is decoded first.
   */
  static SecretReference decode(Fields reference, Draft draft) {
    List<Pipeline> pipelines = draft.pipelines();
    // without a pipeline its own mistake is said already
    boolean hasVault =
        pipelines.isEmpty() || pipelines.stream().anyMatch(known -> known.vault() != null);
    return decode(reference, hasVault, draft);
  }

  /**
   * The same within the pipeline itself.
   *
   * @param hasVault whether {@code secrets.vault} is there
   */
  static SecretReference decode(Fields reference, boolean hasVault, Draft draft) {
    if (!reference.has("vault")) {
      return onThisMachine(reference);
    }
    if (!hasVault) {
      draft.report(noVault(reference));
    }
    return inVault(reference, draft);
  }

  /** A reference that the schema lets be no other. */
  static SecretReference onThisMachine(Fields reference) {
    return reference.has("env")
        ? new SecretReference.Environment(reference.text("env"))
        : new SecretReference.File(reference.text("file"));
  }

  private static SecretReference.Vault inVault(Fields reference, Draft draft) {
    String text = reference.text("vault");
    String key = reference.text("key");
    Integer version = reference.optionalNumber("version");
    String mount = reference.optionalText("mount");
    if (mount != null) {
      return new SecretReference.Vault(mount, text, key, version);
    }
    int slash = text.indexOf('/');
    if (slash < 0) {
      draft.report(noPath(reference, text));
      return new SecretReference.Vault(text, "", key, version);
    }
    return new SecretReference.Vault(
        text.substring(0, slash), text.substring(slash + 1), key, version);
  }

  private static Diagnostic noVault(Fields reference) {
    return Diagnostic.error(
            "secret.vault.undeclared",
            "the secret is in Vault, and proxmox.yaml does not say where that is",
            reference.at("vault"))
        .next(
            "add to the spec of proxmox.yaml, such as `secrets: {vault: {address:"
                + " https://vault.example.org:8200, auth: {token: {env: VAULT_TOKEN}}}}`");
  }

  private static Diagnostic noPath(Fields reference, String text) {
    return Diagnostic.error(
            "secret.vault.path",
            Quoted.of(text) + " is a mount without a path",
            reference.at("vault"))
        .next(
            "write both with / between them, such as secret/%s, or the mount apart, such as {mount:"
                    .formatted(text)
                + " secret, vault: "
                + text
                + ", …}");
  }
}
