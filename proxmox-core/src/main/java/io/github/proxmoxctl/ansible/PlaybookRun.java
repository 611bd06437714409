package io.github.proxmoxctl.ansible;

import io.github.proxmoxctl.secret.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One run of our playbook, whose files stand in a private folder in memory.
 *
 * @param folder absolute, its path without blanks; no other process mentions it
 * @param privateKey the SSH key that logs in, kept in an agent of the run; null: the user's agent
 */
public record PlaybookRun(Path folder, @Nullable Secret privateKey) {

  /** Names within the folder, for who writes the files. */
  public static final String CONFIGURATION = "ansible.cfg";

  public static final String INVENTORY = "inventory.yml";
  public static final String KNOWN_HOSTS = "known_hosts";
  public static final String SECRETS = "secrets.yml";

  /** Leads to playbook, roles and plugins. */
  public static final String CONTENT = "content";

  /** The public key of {@link #privateKey}; the run writes it. */
  public static final String IDENTITY = "id.pub";

  Path configuration() {
    return folder.resolve(CONFIGURATION);
  }

  Path inventory() {
    return folder.resolve(INVENTORY);
  }

  Path secrets() {
    return folder.resolve(SECRETS);
  }

  Path playbook() {
    return folder.resolve(CONTENT).resolve("site.yml");
  }

  Path events() {
    return folder.resolve("events.jsonl");
  }
}
