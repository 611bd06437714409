package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.model.Datastore;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Kind {@code Datastore}. */
public final class DatastoreDecoder implements Decoder {

  @Override
  public void decode(KindDocument document, Draft draft) {
    Fields spec = document.spec();
    boolean isByCluster = spec.node().get("storage") instanceof MapNode;
    Fields byCluster = spec.map("storage");
    draft.add(
        new Datastore(
            document.name(),
            isByCluster ? null : spec.text("storage", document.name()),
            isByCluster ? byCluster.labels() : new TreeMap<>(),
            spec.has("content") ? new TreeSet<>(spec.texts("content")) : Set.of(Datastore.IMAGES),
            spec.texts("nodes"),
            spec.flag("shared", false),
            spec.number("parallelism", Datastore.PARALLELISM),
            document.origins()));
  }
}
