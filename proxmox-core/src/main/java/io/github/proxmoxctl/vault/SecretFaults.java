package io.github.proxmoxctl.vault;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.model.SecretReference;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What goes wrong with one secret; names of keys are told, values never. */
final class SecretFaults {

  private static final int MOST_KEYS = 20;

  private SecretFaults() {}

  static DiagnosticException path(SecretReference.Vault reference) {
    return DiagnosticException.error(
        fault("path", "the secret " + Quoted.visible(reference.toString()) + " has no usable path")
            .next(
                "write mount and path of letters, digits and _ - . with / between them, such as"
                    + " {vault: secret/proxmox, key: api_token}"));
  }

  static DiagnosticException denied(KvPath secret, String path, String identity) {
    return DiagnosticException.error(
        fault("denied", "the token of " + identity + " may not read the secret " + secret)
            .because("Vault answered 403 to " + path + "; the token itself is accepted")
            .next("add to its policy: path \"" + bare(path) + "\" { capabilities = [\"read\"] }"));
  }

  static DiagnosticException missing(KvPath secret) {
    boolean isApiPath = secret.path().startsWith("data/");
    return DiagnosticException.error(
        fault("missing", "the secret " + secret + " is not there")
            .because("the KV store " + secret.mount() + "/ has nothing at " + secret.path())
            .next(
                isApiPath
                    ? "write the path without data/: {vault: %s/%s, …}"
                        .formatted(secret.mount(), secret.path().substring("data/".length()))
                    : "correct the path, or write it: vault kv put -mount=%s %s <key>=-"
                        .formatted(secret.mount(), secret.path())));
  }

  static DiagnosticException versionMissing(KvPath secret, @Nullable Integer newest) {
    return DiagnosticException.error(
        fault("missing", "the secret " + secret + " has no version " + secret.version())
            .because("its newest version is " + (newest == null ? "not known" : newest))
            .next("correct `version`, or leave it out to read the newest"));
  }

  static DiagnosticException gone(KvPath secret, @Nullable Integer version, boolean isForEver) {
    String which = version == null ? "its newest version" : "version " + version;
    return DiagnosticException.error(
        fault(
                "deleted",
                "the secret %s is not there: %s was %s"
                    .formatted(secret, which, isForEver ? "destroyed" : "deleted"))
            .next(
                isForEver
                    ? "write it anew: vault kv put -mount=%s %s <key>=-"
                        .formatted(secret.mount(), secret.path())
                    : "write it anew, or take it back: vault kv undelete -mount=%s -versions=%s %s"
                        .formatted(
                            secret.mount(), version == null ? "<n>" : version, secret.path())));
  }

  static DiagnosticException key(SecretReference.Vault reference, Set<String> known) {
    String names =
        new TreeSet<>(known)
            .stream().limit(MOST_KEYS).map(Quoted::of).collect(Collectors.joining(", "));
    String rest = known.size() > MOST_KEYS ? ", …" : "";
    return DiagnosticException.error(
        fault("key", "the secret " + reference + " has no such key")
            .because(known.isEmpty() ? "it has no key at all" : "it has " + names + rest)
            .next(
                "correct `key`, or add it: vault kv patch -mount=%s %s %s=-"
                    .formatted(reference.mount(), reference.path(), reference.key())));
  }

  static DiagnosticException notText(SecretReference.Vault reference) {
    return DiagnosticException.error(
        fault("value", "the secret " + reference + " is empty or no text")
            .next("store a text there: vault kv patch with " + reference.key() + "=-"));
  }

  static DiagnosticException mountMissing(KvPath secret, String identity) {
    return DiagnosticException.error(
        fault("mount", "there is no KV store at " + secret.mount() + "/ for " + identity)
            .because("nothing is mounted there, or the token's policy has nothing below it")
            .next(
                "correct the first part of the path (`vault secrets list`), give `mount:` if it has"
                    + " several parts, or have the policy extended"));
  }

  static DiagnosticException mountOfOtherKind(KvPath secret, String kind) {
    boolean isOld = kind.equals("kv version 1");
    return DiagnosticException.error(
        fault("mount", "what is mounted at " + secret.mount() + "/ is no KV store of version 2")
            .because("it is: " + Quoted.visible(kind))
            .next(
                isOld
                    ? "have it upgraded (vault kv enable-versioning %s), or use another store"
                        .formatted(secret.mount())
                    : "name a KV store (`vault secrets list -detailed`)"));
  }

  private static String bare(String path) {
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  private static Diagnostic fault(String code, String summary) {
    return Diagnostic.error("secret.vault." + code, summary, null);
  }
}
