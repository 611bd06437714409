package io.github.proxmoxctl.git;

import io.github.proxmoxctl.diagnostic.Diagnostic;
import io.github.proxmoxctl.diagnostic.DiagnosticException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteConfig;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/** A branch on a remote: read with its objects, written by compare-and-swap. */
final class RemoteBranch {

  private static final int SECONDS_WITHOUT_A_BYTE = 60;

  private final Repository repository;
  private final RemoteConfig remote;
  private final String ref;
  private final GitCredentials credentials;
  private final SshSessions ssh;

  private RemoteBranch(
      Repository repository,
      RemoteConfig remote,
      String ref,
      GitCredentials credentials,
      SshSessions ssh) {
    this.repository = repository;
    this.remote = remote;
    this.ref = ref;
    this.credentials = credentials;
    this.ssh = ssh;
  }

  /** Null when the clone has no remote of that name. */
  static @Nullable RemoteBranch find(
      Repository repository,
      String remote,
      String ref,
      GitCredentials credentials,
      Map<String, String> environment) {
    try {
      RemoteConfig config = new RemoteConfig(repository.getConfig(), remote);
      return config.getURIs().isEmpty()
          ? null
          : new RemoteBranch(
              repository,
              config,
              ref,
              credentials,
              new SshSessions(
                  environment, repository.getConfig().getString("core", null, "sshCommand")));
    } catch (URISyntaxException e) {
      throw DiagnosticException.error(
          Diagnostic.error("git.remoteUrl", "the URL of remote " + remote + " is malformed", null)
              .next("correct it: `git remote set-url " + remote + " <url>`"));
    }
  }

  String name() {
    return remote.getName();
  }

  String url() {
    return remote.getURIs().get(0).toString();
  }

  /** Asks the remote where the branch is, and brings its commits here. */
  Optional<ObjectId> fetch() {
    try (Transport transport = open(Transport.Operation.FETCH);
        FetchConnection connection = transport.openFetch(List.of(new RefSpec(ref)))) {
      Ref there = connection.getRef(ref);
      if (there == null || there.getObjectId() == null) {
        return Optional.empty();
      }
      ObjectId tip = there.getObjectId().copy();
      if (!repository.getObjectDatabase().has(tip)) {
        connection.fetch(NullProgressMonitor.INSTANCE, List.of(there), Set.of());
      }
      remember(tip);
      return Optional.of(tip);
    } catch (IOException e) {
      throw GitProblems.remote("read branches of", url(), e);
    }
  }

  /** Where the branch was when it was last read; no network. */
  Optional<ObjectId> remembered() {
    try {
      return Optional.ofNullable(repository.exactRef(tracking())).map(Ref::getObjectId);
    } catch (IOException e) {
      throw GitProblems.local(Repository.shortenRefName(ref), e);
    }
  }

  /**
   * Puts the branch on a commit if it still is where we read it.
   *
   * @param expected null: the branch must not exist yet
   * @throws IOException when it is unknown whether the server took it
   */
  PushVerdict push(ObjectId commit, @Nullable ObjectId expected) throws IOException {
    var update =
        new RemoteRefUpdate(
            repository,
            commit.getName(),
            commit,
            ref,
            false,
            null,
            expected == null ? ObjectId.zeroId() : expected);
    try (Transport transport = open(Transport.Operation.PUSH)) {
      PushResult result = transport.push(NullProgressMonitor.INSTANCE, List.of(update));
      PushVerdict verdict = PushVerdicts.of(update, result.getMessages());
      if (verdict instanceof PushVerdict.Accepted) {
        remember(commit);
      }
      return verdict;
    }
  }

  private Transport open(Transport.Operation operation) throws IOException {
    Transport transport = Transport.open(repository, remote, operation);
    transport.setTimeout(SECONDS_WITHOUT_A_BYTE);
    URIish uri = transport.getURI();
    transport.setCredentialsProvider(new TokenCredentials(uri, credentials));
    if (transport instanceof SshTransport overSsh) {
      overSsh.setSshSessionFactory(ssh.factory());
    }
    return transport;
  }

  // a cache for people and for reading without a network: it failing is no failure
  private void remember(ObjectId tip) {
    try {
      RefUpdate update = repository.updateRef(tracking());
      update.setNewObjectId(tip);
      update.setForceUpdate(true);
      update.disableRefLog();
      update.update();
    } catch (IOException e) {
      return;
    }
  }

  private String tracking() {
    return Constants.R_REMOTES + remote.getName() + "/" + Repository.shortenRefName(ref);
  }
}
