package io.github.proxmoxctl.model;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The forge that holds the infrastructure repo.
 *
 * @param repository {@code owner/name}
 * @param api the API's base URL
 * @param token null: what the forge's own pipeline gives
 */
public record ForgeSettings(String repository, URI api, @Nullable SecretReference token) {}
