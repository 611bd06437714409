package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.git.GitRepository;
import io.github.proxmoxctl.workspace.PrivateFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * The places of one infrastructure repo on this machine.
 *
 * @param git open for as long as the goal runs
 * @param workspace {@code target/proxmox}: may be deleted at any time
 * @param durable {@code proxmoxctl/} in the Git common directory, or {@code
 *     PROXMOXCTL_STATE_DIRECTORY}: what must survive
 */
record Site(Path root, GitRepository git, PrivateFolder workspace, PrivateFolder durable)
    implements AutoCloseable {

  static final String STATE_DIRECTORY = "PROXMOXCTL_STATE_DIRECTORY";

  static Site open(Path root, Map<String, String> environment) {
    return of(root, GitRepository.open(root, environment), environment);
  }

  /** The places of a repo that is open; its folders are made. */
  static Site of(Path root, GitRepository git, Map<String, String> environment) {
    String chosen = environment.getOrDefault(STATE_DIRECTORY, "");
    Path durable =
        chosen.isBlank()
            ? git.commonDirectory().resolve("proxmoxctl")
            : Path.of(chosen).toAbsolutePath();
    return new Site(root, git, workspace(root), PrivateFolder.durable(durable));
  }

  /** The workspace; it keeps itself out of Git, whatever the repo ignores. */
  static PrivateFolder workspace(Path root) {
    PrivateFolder workspace = PrivateFolder.disposable(root);
    workspace.write(".gitignore", "*\n".getBytes(StandardCharsets.UTF_8));
    return workspace;
  }

  @Override
  public void close() {
    git.close();
  }
}
