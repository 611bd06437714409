package io.github.proxmoxctl.lab.api;

import org.jspecify.annotations.Nullable;

/** What an endpoint does. */
@FunctionalInterface
public interface Handler {
  /** Answers a call; the result becomes {@code data}. */
  @Nullable Object answer(Call call);
}
