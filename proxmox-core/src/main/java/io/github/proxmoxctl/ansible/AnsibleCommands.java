package io.github.proxmoxctl.ansible;

import io.github.proxmoxctl.process.Command;
import io.github.proxmoxctl.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every command line that we give to Ansible, as values; nothing runs here. */
final class AnsibleCommands {

  /** How the start script ends when the agent does not take the key. */
  static final int NO_KEY = 77;

  // the key comes on standard input and goes to the agent that this runs in; its public half tells
  // ssh which key to offer
  private static final String WITH_KEY =
      "umask 077; ssh-add -q - && ssh-add -L > \"$1\" || exit " + NO_KEY + "; shift; exec \"$@\"";

  private final AnsibleTool tool;
  private final Map<String, String> environment;

  /**
   * @param environment the user's
   */
  AnsibleCommands(AnsibleTool tool, Map<String, String> environment) {
    this.tool = tool;
    this.environment = environment;
  }

  /**
   * Runs in a session of its own, so that a terminal's Ctrl-C reaches it once and by us. An agent
   * ends by itself when what runs in it has ended.
   */
  Command playbook(PlaybookRun run) {
    Secret key = run.privateKey();
    var argv = new ArrayList<String>();
    if (key != null) {
      argv.addAll(List.of("ssh-agent", "-a", run.folder().resolve("agent").toString()));
    }
    if (tool.endsWithUs()) {
      argv.addAll(List.of("setpriv", "--pdeathsig", "TERM"));
    }
    if (key != null) {
      argv.addAll(
          List.of(
              "/bin/sh",
              "-c",
              WITH_KEY,
              "sh",
              run.folder().resolve(PlaybookRun.IDENTITY).toString()));
    }
    argv.addAll(
        List.of(
            tool.executable().toString(),
            "--inventory",
            run.inventory().toString(),
            "--extra-vars",
            "@" + run.secrets(),
            run.playbook().toString()));
    return new Command(
        argv,
        AnsibleEnvironment.of(environment, run),
        Map.of(),
        run.folder(),
        true,
        null,
        key == null ? null : pem(key),
        Command.Stop.INTERRUPT);
  }

  // OpenSSH refuses a key without a line end after it, and a store may have cut it off
  private static @Nullable Secret pem(Secret key) {
    return Secret.of(key.reveal().replace("\r\n", "\n").stripTrailing() + "\n");
  }
}
