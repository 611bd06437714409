package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.Quoted;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.language.tree.ScalarNode;
import io.github.proxmoxctl.model.Cluster;
import io.github.proxmoxctl.model.Cluster.VmIds;
import io.github.proxmoxctl.model.SecretReference;
import io.github.proxmoxctl.model.VmIdRange;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Kind {@code Cluster}. */
public final class ClusterDecoder implements Decoder {

  private static final String DEFAULT_QUARANTINE = "180d";

  @Override
  public void decode(KindDocument document, Draft draft) {
    Fields spec = document.spec();
    List<URI> endpoints =
        spec.items("endpoints").stream().flatMap(item -> endpoint(item, draft).stream()).toList();
    Fields identities = spec.map("identities");
    String caFile = CaFile.of(spec.map("tls"), draft);
    range(spec.map("vmIds"), draft)
        .ifPresent(
            range ->
                draft.add(
                    new Cluster(
                        document.name(),
                        endpoints,
                        caFile,
                        token(identities.map("plan"), draft),
                        token(identities.map("apply"), draft),
                        vmIds(range, spec.map("vmIds"), draft),
                        spec.texts("nodes"),
                        managementFrom(spec, draft),
                        document.origins())));
  }

  private static Optional<URI> endpoint(Node item, Draft draft) {
    String text = item instanceof ScalarNode scalar ? scalar.text() : "";
    Optional<URI> address = AddressParser.parse(text);
    if (address.isEmpty()) {
      draft.report(
          Diagnostic.error(
                  "cluster.endpoint", Quoted.of(text) + " is not an address", item.location())
              .next(
                  "write https://, the host and the port, such as https://pve1.example.org:8006"));
    }
    return address;
  }

  private static List<String> managementFrom(Fields spec, Draft draft) {
    for (Node item : spec.items("managementFrom")) {
      if (item instanceof ScalarNode scalar) {
        NetworkText.problem(scalar.text(), item.location()).ifPresent(draft::report);
      }
    }
    return spec.texts("managementFrom");
  }

  private static SecretReference token(Fields identity, Draft draft) {
    return SecretReferenceDecoder.decode(identity.map("token"), draft);
  }

  private static VmIds vmIds(VmIdRange range, Fields vmIds, Draft draft) {
    List<VmIdRange> reserved =
        vmIds.items("reserved").stream().flatMap(item -> reserved(item, draft).stream()).toList();
    String quarantine = vmIds.text("quarantine", DEFAULT_QUARANTINE);
    return new VmIds(
        range, reserved, Integer.parseInt(quarantine.substring(0, quarantine.length() - 1)));
  }

  private static Optional<VmIdRange> reserved(Node item, Draft draft) {
    if (item instanceof MapNode map) {
      return range(new Fields(map), draft);
    }
    return ((ScalarNode) item)
        .asInteger()
        .map(Math::toIntExact)
        .map(vmId -> new VmIdRange(vmId, vmId));
  }

  private static Optional<VmIdRange> range(Fields range, Draft draft) {
    int from = range.number("from", 0);
    int to = range.number("to", 0);
    if (from > to) {
      draft.report(RangeProblem.backwards(range));
      return Optional.empty();
    }
    return Optional.of(new VmIdRange(from, to));
  }
}
