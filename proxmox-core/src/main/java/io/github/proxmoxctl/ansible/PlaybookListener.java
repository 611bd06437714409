package io.github.proxmoxctl.ansible;

/** Hears of a run while it goes on; must not throw. Events and output come on two threads. */
public interface PlaybookListener {

  /**
   * Something happened.
   *
   * @param line the event as it was written, secrets masked
   */
  void event(AnsibleEvent event, String line);

  /** A line of Ansible's own output, secrets masked. */
  void output(String line);
}
