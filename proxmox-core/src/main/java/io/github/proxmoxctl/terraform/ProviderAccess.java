package io.github.proxmoxctl.terraform;

import io.github.proxmoxctl.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the provider reaches the cluster.
 *
 * @param endpoint {@code https://host:port}
 * @param apiToken {@code user@realm!id=secret}
 * @param authorities PEM file with the certificates to trust, absolute; null: the system's
 */
public record ProviderAccess(URI endpoint, Secret apiToken, @Nullable Path authorities) {}
