package io.github.proxmoxctl.model;

import java.util.List;

/**
 * How the registration of a stack went.
 *
 * @param isDone whether all of it is verified
 * @param added targets that came and answer: {@code node shop-web-1:9100}
 * @param removed targets that went and are gone
 * @param files files that changed, with a mark: {@code ~ rules/acme.shop.yml}
 * @param targets how many targets it has
 * @param up how many of them answer
 */
public record StackRegistration(
    String stack,
    boolean isDone,
    List<String> added,
    List<String> removed,
    List<String> files,
    int targets,
    int up) {

  public StackRegistration {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    files = List.copyOf(files);
  }

  public boolean hasChanges() {
    return !added.isEmpty() || !removed.isEmpty() || !files.isEmpty();
  }
}
