package io.github.proxmoxctl.ansible;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges each host by Ansible's own recap, and says why by the events before it. Told of the events
 * in turn.
 */
public final class Verdicts {

  private static final Pattern OTHER_KEY =
      Pattern.compile(
          "REMOTE HOST IDENTIFICATION HAS CHANGED|Host key verification failed"
              + "|host key .{0,80} has changed",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final Map<String, HostVerdict.Failure> failures = new HashMap<>();
  private final Map<String, HostVerdict.Failure> lost = new HashMap<>();

  /** Takes note of a failure; other events say nothing here. */
  public synchronized void hear(AnsibleEvent event) {
    String host = event.host();
    if (host == null || event.isIgnored()) {
      return;
    }
    if (event.kind() == AnsibleEvent.Kind.FAILED) {
      failures.put(host, failure(event));
    } else if (event.kind() == AnsibleEvent.Kind.UNREACHABLE) {
      lost.put(host, failure(event));
    }
  }

  private static HostVerdict.Failure failure(AnsibleEvent event) {
    return new HostVerdict.Failure(event.role(), event.task(), event.message());
  }

  /** The verdict on each of the hosts, in their order. */
  public synchronized List<HostVerdict> of(Collection<String> hosts, PlaybookResult result) {
    return hosts.stream().map(host -> of(host, result)).toList();
  }

  private HostVerdict of(String host, PlaybookResult result) {
    HostVerdict.@Nullable Failure connection = lost.get(host);
    if (connection != null && isOtherKey(connection)) {
      // said even of a run that came to no recap: nobody may overlook it
      return new HostVerdict(host, HostVerdict.Kind.OTHER_KEY, changed(host, result), connection);
    }
    @Nullable HostCounts counts = result.counts() == null ? null : result.counts().get(host);
    if (counts == null) {
      return new HostVerdict(host, HostVerdict.Kind.NOT_FINISHED, 0, failures.get(host));
    }
    if (counts.isClean()) {
      return new HostVerdict(host, HostVerdict.Kind.CONFIGURED, counts.changed(), null);
    }
    if (counts.failures() > 0) {
      return new HostVerdict(host, HostVerdict.Kind.FAILED, counts.changed(), failures.get(host));
    }
    return counts.unreachable() > 0
        ? new HostVerdict(host, HostVerdict.Kind.UNREACHABLE, counts.changed(), connection)
        : new HostVerdict(host, HostVerdict.Kind.NOT_FINISHED, counts.changed(), null);
  }

  private static int changed(String host, PlaybookResult result) {
    HostCounts counts = result.counts() == null ? null : result.counts().get(host);
    return counts == null ? 0 : counts.changed();
  }

  private static boolean isOtherKey(HostVerdict.Failure failure) {
    return failure.message() != null && OTHER_KEY.matcher(failure.message()).find();
  }
}
