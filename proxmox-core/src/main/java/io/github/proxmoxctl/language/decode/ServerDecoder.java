package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Location;
import io.github.proxmoxctl.language.decode.Series.Member;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.model.Origins;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Server.Replica;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Kind {@code Server}: one document to one server or a series, each with what its own instance says
 * over what the document says.
 */
public final class ServerDecoder implements Decoder {

  @Override
  public void decode(KindDocument document, Draft draft) {
    Series series = Series.of(document);
    List<Diagnostic> problems = new ArrayList<>(SeriesProblems.of(document, series));
    MapNode spec = Shorthands.written(document.spec().node());
    MapNode base = withoutSeries(spec);
    Map<String, Location> places = OriginPaths.of(Map.of(), document.metadata().node(), spec);
    MapNode instances = document.spec().map("instances").node();
    List<Server> servers = new ArrayList<>();
    for (Member member : series.members()) {
      Replica replica = member.replica();
      MapNode own = replica == null ? null : instances.map(String.valueOf(replica.index()));
      MapNode effective = own == null ? base : Overlay.over(base, Shorthands.written(own));
      var origins =
          new Origins(
              document.location(), own == null ? places : OriginPaths.of(places, effective));
      var decoder = new EffectiveServer(document, member, new Fields(effective), origins, draft);
      servers.add(decoder.server(formerNames(document, series, member, own), problems));
    }
    problems.forEach(draft::report);
    if (problems.isEmpty()) {
      servers.forEach(draft::add);
    }
  }

  private static MapNode withoutSeries(MapNode spec) {
    var entries = new LinkedHashMap<>(spec.entries());
    entries.remove("replicas");
    entries.remove("instances");
    return new MapNode(entries, spec.location());
  }

  private static List<String> formerNames(
      KindDocument document, Series series, Member member, @Nullable MapNode own) {
    var names = new ArrayList<String>();
    String single = own == null ? null : own.text("formerName");
    if (single != null) {
      names.add(single);
    }
    Replica replica = member.replica();
    for (String name : document.metadata().texts("formerNames")) {
      names.add(replica == null ? name : series.numbered(name, replica.index()));
    }
    return names;
  }
}
