package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.language.decode.Series.Member;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.model.Explanation.Source;
import io.github.proxmoxctl.model.Server.Replica;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The layers of the servers of one document: its stack's defaults, itself, its instances. */
final class Layers {

  private final @Nullable Layer defaults;
  private final Layer server;
  private final MapNode base;
  private final MapNode instances;
  private final Sizes sizes;
  private boolean isInDoubt;

  Layers(KindDocument document, Draft draft, List<Diagnostic> problems) {
    sizes = new Sizes(draft, problems);
    isInDoubt = draft.isInDoubt(document.stack());
    defaults = draft.defaults(document.stack());
    server = layer(withoutSeries(document.spec().node()));
    base = defaults == null ? server.tree() : Overlay.over(defaults.tree(), server.tree());
    instances = document.spec().map("instances").node();
  }

  /** Whether there is a layer that is not known: nothing can be called missing then. */
  boolean areInDoubt() {
    return isInDoubt;
  }

  /** What all servers of the document have, unless an instance says otherwise. */
  MapNode base() {
    return base;
  }

  /** What only this member says, null for nothing. */
  @Nullable MapNode own(Member member) {
    Replica replica = member.replica();
    return replica == null ? null : instances.map(String.valueOf(replica.index()));
  }

  /** All of a member, from the lowest layer. */
  List<SourcedLayer> of(Member member) {
    var layers = new ArrayList<SourcedLayer>();
    if (defaults != null) {
      layers.add(new SourcedLayer(Source.STACK, defaults));
    }
    layers.add(new SourcedLayer(Source.SERVER, server));
    MapNode own = own(member);
    if (own != null) {
      layers.add(new SourcedLayer(Source.INSTANCE, layer(own)));
    }
    return layers;
  }

  /** What a member has in the end. */
  MapNode effective(Member member) {
    MapNode own = own(member);
    return own == null ? base : Overlay.over(base, layer(own).tree());
  }

  private Layer layer(MapNode fields) {
    MapNode own = Shorthands.written(fields);
    boolean hasSize = own.get(Sizes.KEY) != null;
    MapNode preset = hasSize ? sizes.preset(own).orElse(null) : null;
    isInDoubt |= hasSize && preset == null;
    return new Layer(own, preset);
  }

  private static MapNode withoutSeries(MapNode spec) {
    var entries = new LinkedHashMap<>(spec.entries());
    entries.remove("replicas");
    entries.remove("instances");
    return new MapNode(entries, spec.location());
  }
}
