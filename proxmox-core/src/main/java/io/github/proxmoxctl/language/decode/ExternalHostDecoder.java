package io.github.proxmoxctl.language.decode;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.language.tree.MapNode;
import io.github.proxmoxctl.language.tree.Node;
import io.github.proxmoxctl.model.ExternalHost;
import io.github.proxmoxctl.model.ExternalHost.Endpoint;
import io.github.proxmoxctl.model.ExternalHost.Ssh;
import io.github.proxmoxctl.model.Origins;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kind {@code ExternalHost}. */
public final class ExternalHostDecoder implements Decoder {

  private static final int SSH_PORT = 22;

  @Override
  public void decode(KindDocument document, Draft draft) {
    MapNode written = RoleUseDecoder.written(document.spec().node());
    Fields spec = new Fields(written);
    var problems = new ArrayList<Diagnostic>();
    var host =
        new ExternalHost(
            document.name(),
            document.stack(),
            spec.text("address"),
            ssh(spec),
            spec.map("os").optionalText("family"),
            new RoleUseDecoder(problems, draft).all(spec),
            spec.map("monitoring").items("endpoints").stream()
                .map(ExternalHostDecoder::endpoint)
                .toList(),
            document.metadata().map("labels").labels(),
            new Origins(
                document.location(),
                OriginPaths.of(Map.of(), document.metadata().node(), written)));
    problems.forEach(draft::report);
    if (problems.isEmpty()) {
      draft.add(host);
    }
  }

  private static @Nullable Ssh ssh(Fields spec) {
    Fields ssh = spec.map("ssh");
    return spec.has("ssh")
        ? new Ssh(ssh.text("user"), ssh.number("port", SSH_PORT), ssh.text("hostKey"))
        : null;
  }

  private static Endpoint endpoint(Node item) {
    var endpoint = new Fields((MapNode) item);
    return new Endpoint(
        endpoint.text("job"), endpoint.number("port", 0), endpoint.text("path", "/metrics"));
  }
}
