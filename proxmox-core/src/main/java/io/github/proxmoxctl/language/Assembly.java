package io.github.proxmoxctl.language;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Sources;
import io.github.proxmoxctl.language.CheckedFile.Checked;
import io.github.proxmoxctl.language.decode.Draft;
import io.github.proxmoxctl.language.decode.KindDocument;
import io.github.proxmoxctl.model.BackupPolicy;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.Datastore;
import io.github.proxmoxctl.model.DesiredState;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.Image;
import io.github.proxmoxctl.model.Monitoring;
import io.github.proxmoxctl.model.Network;
import io.github.proxmoxctl.model.Role;
import io.github.proxmoxctl.model.SecurityGroup;
import io.github.proxmoxctl.model.Server;
import io.github.proxmoxctl.model.Size;
import io.github.proxmoxctl.model.Stack;
import io.github.proxmoxctl.model.Undecoded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the documents of all files together: header, schema, decoding, and what is left out. */
final class Assembly {

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Map<Kind, List<KindDocument>> documents = new EnumMap<>(Kind.class);
  private final Map<String, Set<String>> undecoded = new HashMap<>();
  private final Set<String> doubtfulStacks = new HashSet<>();
  private final @Nullable String toExplain;
  private boolean isComplete;

  /**
   * @param hasAllFiles whether every file that belongs to the repo is among those that are added
   * @param toExplain the server whose values are to be explained, null for none
   */
  Assembly(boolean hasAllFiles, @Nullable String toExplain) {
    this.toExplain = toExplain;
    this.isComplete = hasAllFiles;
  }

  void add(CheckedFile file) {
    diagnostics.addAll(file.diagnostics());
    isComplete &= file.isComplete();
    if (!file.diagnostics().isEmpty()) {
      doubt(file.file());
    }
    for (Checked checked : file.documents()) {
      var document = new KindDocument(file.file(), checked.root());
      if (checked.isFit()) {
        documents.computeIfAbsent(checked.kind(), any -> new ArrayList<>()).add(document);
      } else {
        leaveOut(checked.kind(), document);
      }
    }
  }

  private void doubt(String file) {
    String stack = Home.stackOf(file);
    if (stack != null) {
      doubtfulStacks.add(stack);
    }
  }

  private void leaveOut(Kind kind, KindDocument document) {
    if (kind == Kind.STACK && document.file().startsWith("servers/")) {
      doubtfulStacks.add(document.stack());
    }
    String name = new Checked(kind, document.root(), false).name();
    undecoded.computeIfAbsent(kind.word(), any -> new HashSet<>()).add(name == null ? "" : name);
  }

  ReadResult result(List<Diagnostic> earlier, Sources sources, RoleSpecifications specifications) {
    earlier.stream()
        .map(Diagnostic::location)
        .filter(Objects::nonNull)
        .forEach(location -> doubt(location.file()));
    var draft = new Draft(new Undecoded(!isComplete, undecoded), doubtfulStacks, toExplain);
    for (Kind kind : Kind.values()) {
      for (KindDocument document : documents.getOrDefault(kind, List.of())) {
        int before = draft.lossCount();
        kind.decoder().decode(document, draft);
        if (draft.lossCount() > before) {
          leaveOut(kind, document);
          doubtfulStacks.forEach(draft::doubt);
        }
      }
    }
    var left = new Undecoded(!isComplete, undecoded);
    diagnostics.addAll(draft.problems());
    diagnostics.addAll(Singles.check(draft, left));
    diagnostics.addAll(earlier);
    DesiredState state = state(draft, specifications);
    diagnostics.addAll(specifications.problems());
    return new ReadResult(
        state, left, diagnostics.stream().sorted().toList(), sources, draft.explanation());
  }

  private static DesiredState state(Draft draft, RoleSpecifications specifications) {
    List<Role> roles = sorted(draft.roles(), Role::name);
    List<Server> servers = sorted(draft.servers(), Server::name);
    List<ExternalHost> hosts = sorted(draft.externalHosts(), ExternalHost::name);
    return new DesiredState(
        draft.pipelines().isEmpty() ? Singles.STAND_IN : draft.pipelines().get(0),
        sorted(draft.clusters(), Cluster::name),
        sorted(draft.networks(), Network::name),
        sorted(draft.images(), Image::name),
        sorted(draft.sizes(), Size::name),
        roles,
        sorted(draft.monitorings(), Monitoring::name),
        sorted(draft.stacks(), Stack::name),
        servers,
        hosts,
        specifications.of(roles, servers, hosts),
        sorted(draft.datastores(), Datastore::name),
        sorted(draft.securityGroups(), SecurityGroup::name),
        sorted(draft.backupPolicies(), BackupPolicy::name));
  }

  private static <T> List<T> sorted(List<T> things, Function<T, String> name) {
    return things.stream().sorted(Comparator.comparing(name)).toList();
  }
}
