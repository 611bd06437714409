package io.github.proxmoxctl.ansible;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The environment that Ansible gets. Pure. Unlike with Terraform only what is named here passes: a
 * task that runs on this machine sees its environment, and the secrets of ours may be in the
 * user's.
 */
final class AnsibleEnvironment {

  private static final List<String> KEPT =
      List.of(
          // what ssh-agent, a program with rights of its own, would drop is not here
          "HOME",
          "LOGNAME",
          "PATH",
          "SHELL",
          "SSL_CERT_DIR",
          "SSL_CERT_FILE",
          "TZ",
          "USER",
          "XDG_RUNTIME_DIR",
          "http_proxy",
          "https_proxy",
          "no_proxy",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY");

  private AnsibleEnvironment() {}

  /** The user's, as far as it passes, in a language and encoding that tools can read. */
  static Map<String, String> clean(Map<String, String> user) {
    var environment = new TreeMap<String, String>();
    for (String name : KEPT) {
      String value = user.get(name);
      if (value != null) {
        environment.put(name, value);
      }
    }
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("PYTHONUNBUFFERED", "1");
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    return Collections.unmodifiableMap(environment);
  }

  /** For a run of a playbook. */
  static Map<String, String> of(Map<String, String> user, PlaybookRun run) {
    var environment = new TreeMap<>(clean(user));
    environment.put("ANSIBLE_CONFIG", run.configuration().toString());
    environment.put("PROXMOXCTL_EVENTS", run.events().toString());
    String agent = user.get("SSH_AUTH_SOCK");
    if (run.privateKey() == null && agent != null) {
      environment.put("SSH_AUTH_SOCK", agent);
    }
    return Collections.unmodifiableMap(environment);
  }
}
