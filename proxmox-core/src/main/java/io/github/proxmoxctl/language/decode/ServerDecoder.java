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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kind {@code Server}: one document to one server or a series, each with what its own instance says
 * over what the document says, over what the defaults of its stack say.
 */
public final class ServerDecoder implements Decoder {

  private static final Set<String> LACKS = Set.of("key.missing", "disk.mount");

  @Override
  public void decode(KindDocument document, Draft draft) {
    Series series = Series.of(document);
    List<Diagnostic> problems = new ArrayList<>(SeriesProblems.of(document, series));
    var layers = new Layers(document, draft, problems);
    Map<String, Location> places =
        OriginPaths.of(Map.of(), document.metadata().node(), seriesOnly(document), layers.base());
    List<Server> servers = new ArrayList<>();
    for (Member member : series.members()) {
      MapNode own = layers.own(member);
      MapNode effective = layers.effective(member);
      var origins =
          new Origins(
              document.location(), own == null ? places : OriginPaths.of(places, effective));
      var decoder = new EffectiveServer(document, member, new Fields(effective), origins, draft);
      Server server = decoder.server(formerNames(document, series, member, own), problems);
      servers.add(server);
      if (draft.isToExplain(member.name()) && !layers.areInDoubt()) {
        draft.explain(Explaining.of(document, server, layers.of(member), draft));
      }
    }
    if (layers.areInDoubt()) {
      // what seems to be missing may be said where it could not be read
      problems.removeIf(problem -> LACKS.contains(problem.code()));
      draft.leaveOut();
    } else if (problems.isEmpty()) {
      servers.forEach(draft::add);
    }
    problems.forEach(draft::report);
  }

  private static MapNode seriesOnly(KindDocument document) {
    MapNode spec = document.spec().node();
    var entries = new LinkedHashMap<>(spec.entries());
    entries.keySet().retainAll(Set.of("replicas", "instances"));
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
      names.addAll(
          replica == null
              ? List.of(name)
              : series.formerly(name, replica.index()).stream()
                  .filter(former -> !former.equals(member.name()))
                  .toList());
    }
    return names;
  }
}
