package io.github.proxmoxctl.operation;

import io.github.proxmoxctl.ansible.AnsibleContent;
import io.github.proxmoxctl.ansible.AnsibleEvent;
import io.github.proxmoxctl.ansible.AnsibleTool;
import io.github.proxmoxctl.ansible.HostVerdict;
import io.github.proxmoxctl.ansible.Playbook;
import io.github.proxmoxctl.ansible.PlaybookListener;
import io.github.proxmoxctl.ansible.PlaybookResult;
import io.github.proxmoxctl.ansible.PlaybookRun;
import io.github.proxmoxctl.ansible.Remains;
import io.github.proxmoxctl.ansible.Verdicts;
import io.github.proxmoxctl.generation.AnsibleConfiguration;
import io.github.proxmoxctl.generation.HostConfiguration;
import io.github.proxmoxctl.generation.Inventory;
import io.github.proxmoxctl.generation.KnownHosts;
import io.github.proxmoxctl.workspace.VolatileFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Runs Ansible on some hosts, with all its files in memory. */
final class ConfigurationRun {

  /**
   * How it went.
   *
   * @param verdicts in the order of the hosts
   * @param touched hosts that a task ran on
   */
  record Ended(PlaybookResult result, List<HostVerdict> verdicts, Set<String> touched) {}

  private final Site site;
  private final Surroundings around;
  private final AnsibleTool tool;
  private final AnsibleContent content;

  ConfigurationRun(Site site, Surroundings around, AnsibleTool tool, AnsibleContent content) {
    this.site = site;
    this.around = around;
    this.tool = tool;
    this.content = content;
  }

  /**
   * Runs it to its end.
   *
   * @param keys the SSH key of each host
   */
  Ended of(
      List<PlannedHost> hosts,
      SortedMap<String, String> keys,
      SecretValues secrets,
      int forks,
      RunArtifacts artifacts) {
    List<HostConfiguration> configurations =
        hosts.stream().map(PlannedHost::configuration).toList();
    try (VolatileFolder folder = VolatileFolder.make(around.environment(), Remains::end)) {
      PlaybookRun run = new PlaybookRun(folder.path(), secrets.privateKey());
      String inventory = Inventory.of(configurations);
      artifacts.write(PlaybookRun.INVENTORY, around.redactor().redact(inventory));
      content.unpack(artifacts.content());
      folder.link(PlaybookRun.CONTENT, artifacts.content());
      List.of("home", "tmp", "cp").forEach(folder::folder);
      folder.write(PlaybookRun.INVENTORY, inventory);
      folder.write(PlaybookRun.KNOWN_HOSTS, KnownHosts.of(keys));
      folder.write(PlaybookRun.CONFIGURATION, configuration(folder, run, forks));
      folder.write(PlaybookRun.SECRETS, Inventory.secrets(secrets.reveal(hosts)));
      Listener listener = new Listener(folder, artifacts, new HostProgress(hosts.size()));
      PlaybookResult result =
          new Playbook(tool, around.processes(), around.environment(), around.redactor())
              .run(run, listener);
      return new Ended(
          result,
          listener.verdicts.of(hosts.stream().map(PlannedHost::name).toList(), result),
          Set.copyOf(listener.touched));
    }
  }

  private String configuration(VolatileFolder folder, PlaybookRun run, int forks) {
    return new AnsibleConfiguration(
            folder.path().toString(),
            collections(folder),
            forks,
            run.privateKey() == null
                ? null
                : folder.path().resolve(PlaybookRun.IDENTITY).toString())
        .text();
  }

  // Ansible separates folders by colons, and the repo's own path may have one
  private String collections(VolatileFolder folder) {
    StringBuilder found = new StringBuilder();
    Path own = site.root().resolve("ansible").resolve("collections");
    if (Files.isDirectory(own)) {
      folder.link("collections", own);
      found.append(folder.path().resolve("collections")).append(':');
    }
    String home = around.environment().get("HOME");
    if (home != null && home.indexOf(':') < 0) {
      found.append(home).append("/.ansible/collections:");
    }
    return found.append("/usr/share/ansible/collections").toString();
  }

  /** Everything that is done with an event. */
  private final class Listener implements PlaybookListener {
    private final VolatileFolder folder;
    private final RunArtifacts artifacts;
    private final HostProgress progress;
    final Verdicts verdicts = new Verdicts();
    final Set<String> touched = new HashSet<>();
    private boolean isFirst = true;

    Listener(VolatileFolder folder, RunArtifacts artifacts, HostProgress progress) {
      this.folder = folder;
      this.artifacts = artifacts;
      this.progress = progress;
    }

    @Override
    public void event(AnsibleEvent event, String line) {
      if (isFirst) {
        // Ansible has read it before it tells of anything
        folder.delete(PlaybookRun.SECRETS);
        isFirst = false;
      }
      artifacts.event(line);
      verdicts.hear(event);
      if (event.host() != null && ranOnHost(event)) {
        touched.add(event.host());
      }
      progress.of(event).ifPresent(around.progress()::say);
    }

    private static boolean ranOnHost(AnsibleEvent event) {
      return switch (event.kind()) {
        case OK, CHANGED, FAILED, ITEM_OK, ITEM_FAILED, RETRY -> true;
        default -> false;
      };
    }

    @Override
    public void output(String line) {
      artifacts.output(line);
    }
  }
}
