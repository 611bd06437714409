package io.github.proxmoxctl.generation;

import org.jspecify.annotations.Nullable;

/**
 * {@code ansible.cfg} of a run: all that we rely on, whatever the user's own says.
 *
 * @param folder the run's private folder in memory, an absolute path without blanks; {@code
 *     content} in it leads to playbook, roles and plugins
 * @param collections where collections are looked for, separated by colons
 * @param forks so many hosts are worked on at once
 * @param identity the public key of the only key that is offered; null: all of the SSH agent's
 */
public record AnsibleConfiguration(
    String folder, String collections, int forks, @Nullable String identity) {

  /** How long a silent connection lives: twice this and it is lost. */
  private static final int ALIVE_SECONDS = 10;

  /** The file. */
  public String text() {
    return """
        # Written by proxmoxctl for one run.
        [defaults]
        home = %1$s/home
        local_tmp = %1$s/tmp
        roles_path = %1$s/content/roles
        collections_path = %2$s
        callback_plugins = %1$s/content/callback_plugins
        callbacks_enabled = proxmoxctl_events
        stdout_callback = default
        display_skipped_hosts = False
        forks = %3$d
        timeout = 10
        force_handlers = True
        host_key_checking = True
        fact_caching = memory
        interpreter_python = auto_silent
        retry_files_enabled = False
        deprecation_warnings = False
        nocows = True
        nocolor = True

        [inventory]
        enable_plugins = yaml
        any_unparsed_is_failed = True

        [ssh_connection]
        pipelining = True
        retries = 2
        control_path_dir = %1$s/cp
        ssh_args = %4$s
        """
        .formatted(folder, collections, forks, sshArguments());
  }

  private String sshArguments() {
    String common =
        "-o ControlMaster=auto -o ControlPersist=60s"
            + " -o ServerAliveInterval=%d -o ServerAliveCountMax=2 -o ConnectTimeout=10"
                .formatted(ALIVE_SECONDS)
            + " -o StrictHostKeyChecking=yes -o UserKnownHostsFile=%s/known_hosts".formatted(folder)
            + " -o GlobalKnownHostsFile=/dev/null -o UpdateHostKeys=no -o ForwardAgent=no"
            + " -o PreferredAuthentications=publickey";
    return identity == null
        ? common
        : common + " -o IdentitiesOnly=yes -o IdentityFile=" + identity;
  }
}
