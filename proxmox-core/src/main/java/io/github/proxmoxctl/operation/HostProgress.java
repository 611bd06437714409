package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.ansible.AnsibleEvent;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Ansible's events as lines for a person: one when a host begins a role, one when it fails. With
 * many hosts only the first that begins a role is told.
 */
final class HostProgress {

  private static final int MANY = 12;

  private final int hosts;
  private final Set<String> begun = new HashSet<>();
  // verification comes back to every role, and roles include parts of others
  private final Set<String> told = new HashSet<>();

  /**
   * @param hosts so many hosts are worked on
   */
  HostProgress(int hosts) {
    this.hosts = hosts;
  }

  Optional<String> of(AnsibleEvent event) {
    String host = event.host();
    if (host == null) {
      return Optional.empty();
    }
    return switch (event.kind()) {
      case TASK -> begins(host, event.role());
      case FAILED ->
          event.isIgnored()
              ? Optional.empty()
              : Optional.of(
                  line(
                      host,
                      "FAILED: "
                          + (event.role() == null ? "" : event.role() + ": ")
                          + (event.task() == null ? "a task" : event.task())));
      case UNREACHABLE -> Optional.of(line(host, "UNREACHABLE"));
      default -> Optional.empty();
    };
  }

  private Optional<String> begins(String host, @org.jspecify.annotations.Nullable String role) {
    if (role == null || !told.add(host + " " + role)) {
      return Optional.empty();
    }
    boolean isFirst = begun.add(role);
    if (hosts > MANY) {
      return isFirst
          ? Optional.of(line(host, role + " … (the first of " + hosts + ")"))
          : Optional.empty();
    }
    return Optional.of(line(host, role + " …"));
  }

  private static String line(String host, String what) {
    return String.format(Locale.ROOT, "%-16s %s", host, what);
  }
}
